import type { PeriodChoice } from '../../app/usage-search.ts';

/** `'3-months'` is what the page shows where its address says nothing. */
export type ChartPeriod = Exclude<PeriodChoice, 'own'> | '3-months';

const choices: readonly ChartPeriod[] = ['this-month', 'last-month', '3-months', '12-months'];

const split = (text: string | undefined): [string, string][] =>
  (text ?? '').split(',').flatMap((each) => {
    const [chart, period] = each.split('.');
    return chart && period ? [[chart, period]] : [];
  });

/** The period of its own that a chart has in `hours.12-months,sizes.this-month`. */
export function ownPeriodOf(text: string | undefined, chart: string): ChartPeriod | undefined {
  const period = split(text).find(([name]) => name === chart)?.[1];
  return choices.find((choice) => choice === period);
}

/** The same with another one for a chart, or none. */
export function withOwnPeriod(text: string | undefined, chart: string, period: ChartPeriod | undefined): string {
  const others = split(text).filter(([name]) => name !== chart);
  return [...others, ...(period ? [[chart, period]] : [])].map((pair) => pair.join('.')).join(',');
}
