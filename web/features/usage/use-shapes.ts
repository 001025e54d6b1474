import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { askedFor } from './asking.ts';
import { useUsagePage } from './usage-page.ts';
import type { Chart } from './use-chart.ts';

/** Sizes and lengths of meetings: one question for both charts where they have the same days. */
export function useShapes(chart: Chart) {
  const { today } = useUsagePage();
  return useQuery({ ...api.usage.shapes.queryOptions(askedFor(chart.period, today)), enabled: chart.wanted });
}
