/** A calendar day of the demo company, with how busy it is. */
export interface DemoDay {
  /** Midnight in the company's zone, in milliseconds since 1970. */
  start: number;
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
  /** 1 on an ordinary weekday, near 0 on a holiday. */
  activity: number;
}

const dayLength = 86_400_000;

/** How the calls of a day spread over its hours, from 6 to 21: a short lunch, an early end. */
export const hourWeights = [3, 17, 52, 90, 100, 94, 62, 84, 86, 58, 27, 11, 5, 4, 3, 1] as const;
export const firstHour = 6;

/** Every day from 15 months before `now` until today, in a zone. */
export function demoDays(now: Date, timeZone: string): DemoDay[] {
  const today = localDate(now, timeZone);
  const first = new Date(today);
  first.setUTCMonth(first.getUTCMonth() - 15);
  const count = Math.round((today.getTime() - first.getTime()) / dayLength) + 1;
  return Array.from({ length: count }, (_, at) => {
    const date = new Date(first.getTime() + at * dayLength);
    const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
    const growth = 0.86 + (0.2 * at) / count;
    return { start: midnight(date, timeZone), weekday, activity: weekdayShare(weekday) * season(date) * growth };
  });
}

/** The calendar day of an instant in a zone, as midnight UTC. */
function localDate(instant: Date, timeZone: string): Date {
  const text = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return new Date(`${text.format(instant)}T00:00:00Z`);
}

/** When a day begins in a zone, by the offset that its noon has; right to the hour on the two days of a change. */
function midnight(date: Date, timeZone: string): number {
  const noon = new Date(date.getTime() + dayLength / 2);
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [hour = 0, minute = 0] = parts.format(noon).split(':').map(Number);
  return date.getTime() - ((hour - 12) * 60 + minute) * 60_000;
}

const weekdayShares = [0, 0.98, 1.08, 1.04, 1.0, 0.76, 0.14, 0.1];
const weekdayShare = (weekday: number) => weekdayShares[weekday] ?? 1;

/** From which day (month × 100 + day) on how much of the ordinary is left, until the next entry. */
const seasons = [
  [101, 0.12],
  [103, 1],
  [216, 0.72],
  [228, 1.08],
  [401, 1],
  [623, 0.66],
  [701, 0.42],
  [708, 0.24],
  [801, 0.55],
  [810, 0.85],
  [901, 1],
  [1001, 0.72],
  [1011, 1],
  [1101, 1.08],
  [1201, 1],
  [1222, 0.12],
] as const;

/** Holidays, the quiet July, the weeks in which schools are closed. */
function season(date: Date): number {
  const dayOfYear = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  const usual = seasons.findLast(([from]) => from <= dayOfYear)?.[1] ?? 1;
  const afterEaster = Math.round((date.getTime() - easterSunday(date.getUTCFullYear()).getTime()) / dayLength);
  if (fixedHolidays.includes(dayOfYear) || movingHolidays.includes(afterEaster)) return 0.05;
  return afterEaster >= -8 && afterEaster < -3 ? 0.35 : usual;
}

const fixedHolidays: readonly number[] = [101, 501, 517, 1224, 1225, 1226, 1231];
/** Days after Easter Sunday: Maundy Thursday to Easter Monday, Ascension, Whit Monday. */
const movingHolidays: readonly number[] = [-3, -2, 0, 1, 39, 50];

/** The Gregorian computus in the form of Meeus, Jones and Butcher. */
function easterSunday(year: number): Date {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return new Date(Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1));
}
