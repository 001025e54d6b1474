/** Calendar days `YYYY-MM-DD`, both inclusive. */
export interface Period {
  from: string;
  to: string;
}

const dayLength = 86_400_000;
const longestMonths = 25;
/** Calls before it are not possible, and arithmetic with years of other lengths is not needed. */
const earliest = '1970-01-01';
const latest = '2199-12-31';

const parse = (day: string) => new Date(`${day}T00:00:00Z`);
const format = (date: Date) => date.toISOString().slice(0, 10);
const addDays = (day: string, days: number) => format(new Date(parse(day).getTime() + days * dayLength));

/** The same day of another month, or that month's last where it is shorter. */
function addMonths(day: string, months: number): string {
  const date = parse(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date.getUTCDate(), last));
  return format(first);
}

/** Whether figures can be asked for it: in order, and at most 25 months. */
export const isPeriod = ({ from, to }: Period): boolean =>
  from >= earliest && to <= latest && from <= to && to < addMonths(from, longestMonths);

/** Whether it is made of whole calendar months. */
export const isWholeMonths = ({ from, to }: Period): boolean => from.endsWith('-01') && addDays(to, 1).endsWith('-01');

/**
 * The period before one: as many whole months before whole months (June to August before September to November), and as
 * many days before anything else.
 */
export function precedingPeriod({ from, to }: Period): Period {
  const before = addDays(from, -1);
  if (isWholeMonths({ from, to })) return { from: addMonths(from, -monthsIn({ from, to })), to: before };
  const days = (parse(to).getTime() - parse(from).getTime()) / dayLength;
  return { from: addDays(before, -days), to: before };
}

function monthsIn({ from, to }: Period): number {
  const [start, end] = [parse(from), parse(to)];
  return (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth() + 1;
}
