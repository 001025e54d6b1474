import { day, oneOf } from '../ui/list/list-search.ts';

/** The days that the address asks for; the last 3 months where it names none. */
export interface PeriodSearch {
  period?: PeriodChoice;
  /** First and last day (`YYYY-MM-DD`) of a period of one's own. */
  from?: string;
  to?: string;
}

export type PeriodChoice = 'this-month' | 'last-month' | '12-months' | 'own';

/** What the address of "Company usage" keeps; what is the default is left out of it. */
export interface UsageSearch extends PeriodSearch {
  /** Which calls the chart shows. */
  calls?: 'meetings' | 'direct';
  /** The chart as a table. */
  view?: 'table';
  /** What figures are compared with where it is not the preceding period. */
  compare?: 'year';
  /** Which table is open. */
  table?: 'members' | 'video-systems';
  /** Charts with a period of their own: `hours.12-months,sizes.this-month`. */
  own?: string;
}

export const readPeriodChoice = oneOf<PeriodChoice>('this-month', 'last-month', '12-months', 'own');
const readCalls = oneOf('meetings', 'direct');
const readTable = oneOf('members', 'video-systems');

/** Reads the days of an address; what is no day of the calendar is left out. */
function periodSearch(search: Record<string, unknown>): PeriodSearch {
  const [from, to] = [day(search['from']), day(search['to'])];
  const isOwn = from !== undefined && to !== undefined && isOfCalendar(from) && isOfCalendar(to);
  const period = readPeriodChoice(search['period']);
  if (period === 'own') return isOwn ? { period, from, to } : {};
  return period ? { period } : {};
}

/** Reads the search part of the address; what is wrong in it is left out. */
export function usageSearch(search: Record<string, unknown>): UsageSearch {
  const calls = readCalls(search['calls']);
  const table = readTable(search['table']);
  const { own } = search;
  return {
    ...periodSearch(search),
    ...(calls ? { calls } : {}),
    ...(search['view'] === 'table' ? { view: 'table' } : {}),
    ...(search['compare'] === 'year' ? { compare: 'year' } : {}),
    ...(table ? { table } : {}),
    ...(typeof own === 'string' && /^[a-z0-9.,-]{1,200}$/.test(own) ? { own } : {}),
  };
}

function isOfCalendar(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
