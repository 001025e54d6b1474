import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { type Period, wholeMonths } from './period.ts';
import { isTotalsOnly } from './totals-only.tsx';

const refreshEvery = 30_000;

const askedFor = (period: Period, today: string) => ({
  input: period,
  placeholderData: keepPreviousData,
  refetchInterval: period.to >= today ? refreshEvery : (false as const),
});

/**
 * What the page shows of a period. Where the company shows sums of whole months only, the service refuses days and hours:
 * then there are no `charts`, and the period is widened to the months that it touches.
 */
export function useUsage(chosen: Period, today: string) {
  const days = useQuery(api.usage.days.queryOptions(askedFor(chosen, today)));
  const hours = useQuery(api.usage.hours.queryOptions(askedFor(chosen, today)));
  const totalsOnly = isTotalsOnly(days.error);
  const period = totalsOnly ? wholeMonths(chosen) : chosen;
  const summary = useQuery(api.usage.summary.queryOptions(askedFor(period, today)));
  const charts = !totalsOnly && days.data && hours.data ? { days: days.data.items, hours: hours.data.items } : null;
  return {
    period,
    summary: summary.data,
    charts,
    isLoaded: totalsOnly || charts !== null,
    isStale: summary.isPlaceholderData,
    error: totalsOnly ? summary.error : (summary.error ?? days.error ?? hours.error),
    retry: () => void Promise.all([summary.refetch(), days.refetch(), hours.refetch()]),
  };
}
