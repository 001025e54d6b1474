import { useQuery } from '@tanstack/react-query';
import type { StatisticsPrivacy } from '../../../contract/settings.ts';
import { api } from '../../api/client.ts';

/**
 * What the company's setting says now. It is known before any figure is asked for, so that nothing is asked that would be
 * refused; an earlier time may be under a stricter one, which the figures tell.
 */
export function usePrivacySetting(): { setting: StatisticsPrivacy | undefined; error: unknown; retry: () => void } {
  const { data, error, refetch } = useQuery(api.settings.get.queryOptions({ staleTime: 60_000 }));
  return { setting: data?.statisticsPrivacy, error, retry: () => void refetch() };
}
