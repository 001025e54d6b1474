import type { PeriodSearch } from '../../app/usage-search.ts';

/** Calendar days `YYYY-MM-DD` of the company, both inclusive. */
export interface Period {
  from: string;
  to: string;
}

const dayLength = 86_400_000;
const parse = (day: string) => new Date(`${day}T00:00:00Z`);
const format = (date: Date) => date.toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => format(new Date(parse(day).getTime() + days * dayLength));

/** The same day of another month, or that month's last where it is shorter. */
function addMonths(day: string, months: number): string {
  const date = parse(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date.getUTCDate(), last));
  return format(first);
}

const firstOfMonth = (day: string) => `${day.slice(0, 8)}01`;

/** The day that an instant belongs to in a zone. */
export const dayIn = (timeZone: string, instant: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);

/** The days that the address asks for; the last 3 months where it asks for nothing. */
export function choosePeriod({ period, from, to }: PeriodSearch, today: string): Period {
  if (period === 'own' && from && to) return { from, to };
  if (period === 'this-month') return { from: firstOfMonth(today), to: today };
  if (period === 'last-month') {
    const first = addMonths(firstOfMonth(today), -1);
    return { from: first, to: addDays(firstOfMonth(today), -1) };
  }
  return { from: addDays(addMonths(today, period === '12-months' ? -12 : -3), 1), to: today };
}

/** 25 months, which is as long as figures can be asked for. */
const longestMonths = 25;

/** Whether figures can be asked for it: in order, not too long, and begun. */
export const isPossible = ({ from, to }: Period, today: string): boolean =>
  from <= to && from <= today && to < addMonths(from, longestMonths) && from >= '1970-01-01' && to <= '2199-12-31';

const isWholeMonths = ({ from, to }: Period) => from.endsWith('-01') && addDays(to, 1).endsWith('-01');

/** The whole calendar months that a period touches, as far as they are over; the one that goes on where it is alone. */
export function wholeMonths({ from, to }: Period, today: string): Period {
  const end =
    firstOfMonth(to) >= firstOfMonth(today) && from < firstOfMonth(today) ? addDays(firstOfMonth(today), -1) : to;
  return { from: firstOfMonth(from), to: addDays(addMonths(firstOfMonth(end), 1), -1) };
}

/** Whether a period is as long as a year, leap years' day more or less. */
export const isYear = ({ from, to }: Period): boolean =>
  [-1, 0, 1].some((days) => addDays(to, 1 + days) === addMonths(from, 12));

/**
 * Writes a period as clear as its place needs: `full` is 1 September – 30 November 2026, `dated` 1 Sept – 30 Nov 2026,
 * `short` June – August, 25 May – 24 Aug, or Nov 2024 – Nov 2025, and `compared` the same with its year.
 */
export function nameDays(period: Period, locale: string, style: DaysStyle): string {
  const [from, to] = [parse(period.from), parse(period.to)];
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...partsOf(period, style) });
  return format.format(from) === format.format(to) ? format.format(from) : format.formatRange(from, to);
}

type DaysStyle = 'full' | 'dated' | 'short' | 'compared';

function partsOf(period: Period, style: DaysStyle): Intl.DateTimeFormatOptions {
  if (style === 'compared' && isWholeMonths(period)) return { month: 'short', year: 'numeric' };
  if (style !== 'short') return { day: 'numeric', month: style === 'full' ? 'long' : 'short', year: 'numeric' };
  const sameYear = period.from.slice(0, 4) === period.to.slice(0, 4);
  if (isWholeMonths(period)) return sameYear ? { month: 'long' } : { month: 'short', year: 'numeric' };
  if (sameYear) return { day: 'numeric', month: 'short' };
  const long = addDays(period.from, 60) < period.to;
  return { ...(long ? {} : { day: 'numeric' }), month: 'short', year: 'numeric' };
}
