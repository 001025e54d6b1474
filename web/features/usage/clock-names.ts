import { formattingLocale } from '../../i18n/languages.ts';

export const nameHour = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** Name of a weekday, 1 = Monday … 7 = Sunday. */
export const nameWeekday = (weekday: number, style: 'short' | 'long'): string =>
  // 1 January 2024 was a Monday.
  new Intl.DateTimeFormat(formattingLocale(), { timeZone: 'UTC', weekday: style }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  );
