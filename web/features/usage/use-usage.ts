import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { askedFor, isStillCounting } from './asking.ts';
import { isPossible, type Period, wholeMonths } from './period.ts';
import { isTotalsOnly } from './totals-only.tsx';
import { usePrivacySetting } from './use-privacy.ts';

/**
 * The figures of a period, and what privacy it is under. Where only sums of whole months are shown, the period is widened
 * to the months that it touches.
 */
export function useUsage(chosen: Period, today: string) {
  const privacy = usePrivacySetting();
  const possible = isPossible(chosen, today);
  const isKnown = privacy.setting !== undefined && possible;
  const plain = useQuery({
    ...api.usage.summary.queryOptions(askedFor(chosen, today)),
    enabled: isKnown && privacy.setting !== 'totals-only',
  });
  const totalsOnly = privacy.setting === 'totals-only' || isTotalsOnly(plain.error);
  const period = totalsOnly ? wholeMonths(chosen, today) : chosen;
  const widened = useQuery({
    ...api.usage.summary.queryOptions(askedFor(period, today)),
    enabled: isKnown && totalsOnly,
  });
  const asked = totalsOnly ? widened : plain;
  const people = useQuery({
    ...api.usage.people.queryOptions(askedFor(period, today)),
    enabled: asked.data !== undefined && !asked.isPlaceholderData,
  });
  return {
    period,
    possible,
    summary: asked.data,
    people: people.data,
    isStale: asked.isPlaceholderData,
    isCounting: isStillCounting(asked.failureReason),
    error: possible ? (privacy.error ?? (asked.isError ? asked.error : null)) : null,
    retry: () => {
      privacy.retry();
      void asked.refetch();
    },
  };
}
