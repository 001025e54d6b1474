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
export const addDays = (day: string, days: number) => format(new Date(parse(day).getTime() + days * dayLength));

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

/** The same days a year before; 29 February is 28 February there. */
export const yearBefore = ({ from, to }: Period): Period => {
  const end = isWholeMonths({ from, to }) ? addDays(addMonths(addDays(to, 1), -12), -1) : addMonths(to, -12);
  return { from: addMonths(from, -12), to: end };
};

/** First day of the month that a day is in. */
export const monthOf = (day: string): string => `${day.slice(0, 8)}01`;

export const nextMonth = (month: string): string => addMonths(month, 1);

/** The day that an instant belongs to in a zone. */
export const dayIn = (timeZone: string, instant: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);

/** The first days of the months of a period, whole or not. */
export function monthsOf({ from, to }: Period): string[] {
  const months = [monthOf(from)];
  for (let next = nextMonth(monthOf(from)); next <= to; next = nextMonth(next)) months.push(next);
  return months;
}

/** A period as whole months, and the days around them. */
export interface Parts {
  /** First days of the first and the last month; null where there is no whole one. */
  months: Period | null;
  days: readonly Period[];
}

/** Whole months and the rest; a month that is not over is whole up to `today`, because nothing comes after it. */
export function splitPeriod({ from, to }: Period, today: string): Parts {
  const first = from === monthOf(from) ? from : nextMonth(monthOf(from));
  const isWhole = addDays(to, 1) === nextMonth(monthOf(to)) || (to >= today && monthOf(to) === monthOf(today));
  const last = isWhole || to > today ? monthOf(to) : addMonths(monthOf(to), -1);
  if (first > last) return { months: null, days: [{ from, to }] };
  const before = first > from ? [{ from, to: addDays(first, -1) }] : [];
  const after = nextMonth(last) <= to ? [{ from: nextMonth(last), to }] : [];
  return { months: { from: first, to: last }, days: [...before, ...after] };
}

export const earlierDay = (...days: readonly string[]): string => days.toSorted()[0] ?? latest;
const laterDay = (...days: readonly string[]): string => days.toSorted().at(-1) ?? earliest;

/** What two periods have in common; null where nothing. */
export function overlapOf(one: Period, other: Period): Period | null {
  const days = { from: laterDay(one.from, other.from), to: earlierDay(one.to, other.to) };
  return days.from <= days.to ? days : null;
}

function monthsIn({ from, to }: Period): number {
  const [start, end] = [parse(from), parse(to)];
  return (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth() + 1;
}
