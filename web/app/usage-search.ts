/** What the address of "Company usage" keeps; what is the default is left out of it. */
export interface UsageSearch {
  period?: 'this-month' | 'last-month' | '12-months' | 'own';
  /** First and last day (`YYYY-MM-DD`) of a period of one's own. */
  from?: string;
  to?: string;
  /** Which calls the chart shows. */
  calls?: 'meetings' | 'direct';
  /** The chart as a table. */
  view?: 'table';
}

const day = /^\d{4}-\d{2}-\d{2}$/;

const oneOf = <Value extends string>(value: unknown, values: readonly Value[]): Value | undefined =>
  values.find((each) => each === value);

/** Reads the search part of the address; what is wrong in it is left out. */
export function usageSearch(search: Record<string, unknown>): UsageSearch {
  const { from, to } = search;
  const own = typeof from === 'string' && typeof to === 'string' && day.test(from) && day.test(to);
  const period = oneOf(search['period'], ['this-month', 'last-month', '12-months', ...(own ? (['own'] as const) : [])]);
  const calls = oneOf(search['calls'], ['meetings', 'direct']);
  const view = oneOf(search['view'], ['table']);
  return {
    ...(period ? { period } : {}),
    ...(period === 'own' && own ? { from, to } : {}),
    ...(calls ? { calls } : {}),
    ...(view ? { view } : {}),
  };
}
