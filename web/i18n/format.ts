/** Numbers, times and durations as the reader's language and the company's time zone write them. */
export interface Format {
  number: (value: number) => string;
  /** A share between -1 and 1, with one digit after the point: `6.2 %`. */
  percent: (share: number) => string;
  /** Whole minutes of a number of seconds, rounded down; the number only. */
  minutes: (seconds: number) => string;
  /** A length of time in minutes and hours: `24 min`, `1 hr 5 min`; under a minute, `40 sec`. */
  duration: (seconds: number) => string;
  /** Hour and minute. */
  time: (instant: string | Date) => string;
  /** `14 March 2025`, of an instant. */
  date: (instant: string | Date) => string;
  /** `14 March 2025, 10:42`. */
  dateTime: (instant: string | Date) => string;
  /** To the second: `14 Mar 2025, 10:42:07`. */
  exact: (instant: string | Date) => string;
  /** A calendar day `YYYY-MM-DD`, which has no zone: `Wednesday 11 November`. */
  day: (day: string) => string;
  /** `2 min ago`, `yesterday`, `12 Oct`. */
  ago: (instant: string | Date, now?: Date) => string;
}

const minute = 60;
const hour = 60 * minute;

/** Makes the formatters of one language and one zone (IANA name). */
export function makeFormat(locale: string, timeZone: string): Format {
  // Without a region English units have no plural: `24 min`.
  const { language } = new Intl.Locale(locale);
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const time = dates({ hour: '2-digit', minute: '2-digit' });
  const date = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDate = dates({ day: 'numeric', month: 'short' });
  const shortDateYear = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const exact = dates({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const dayOnly = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const dayNumber = calendarDay(timeZone);
  const inUnit = (value: number, unit: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value);

  return {
    number: (value) => number.format(value),
    percent: (share) => `${percent.format(share * 100)} %`,
    minutes: (seconds) => number.format(Math.floor(seconds / minute)),
    duration: (seconds) => {
      if (seconds < minute) return inUnit(Math.floor(seconds), 'second');
      const minutes = Math.floor(seconds / minute);
      if (minutes < 60) return inUnit(minutes, 'minute');
      const rest = minutes % 60;
      const hours = inUnit(Math.floor(minutes / 60), 'hour');
      return rest === 0 ? hours : `${hours} ${inUnit(rest, 'minute')}`;
    },
    time: (instant) => time.format(new Date(instant)),
    date: (instant) => date.format(new Date(instant)),
    dateTime: (instant) => `${date.format(new Date(instant))}, ${time.format(new Date(instant))}`,
    exact: (instant) => exact.format(new Date(instant)),
    day: (day) => dayOnly.format(new Date(`${day}T00:00:00Z`)),
    ago: (instant, now = new Date()) => {
      const then = new Date(instant);
      const seconds = Math.round((now.getTime() - then.getTime()) / 1000);
      const days = dayNumber(now) - dayNumber(then);
      if (seconds < 45) return relative.format(0, 'second');
      if (seconds < 45 * minute) return relative.format(-Math.max(1, Math.round(seconds / minute)), 'minute');
      if (days === 0 || seconds < 6 * hour) return relative.format(-Math.max(1, Math.round(seconds / hour)), 'hour');
      if (days < 7) return relative.format(-days, 'day');
      return then.getFullYear() === now.getFullYear() ? shortDate.format(then) : shortDateYear.format(then);
    },
  };
}

/** Gives the number of an instant's calendar day in a zone, counted from 1970. */
function calendarDay(timeZone: string): (instant: Date) => number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (instant) => Date.parse(`${parts.format(instant)}T00:00:00Z`) / 86_400_000;
}
