/** Calendar days `YYYY-MM-DD` of the company, both inclusive; without bound where one is absent. */
export interface Days {
  from?: string;
  to?: string;
}

/** The day that an instant belongs to in a zone. */
export const dayIn = (timeZone: string, instant: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);

export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** `1 Sept – 30 Nov 2026`, `1 Sept 2026 –`, `– 30 Nov 2026`. */
export function nameDays({ from, to }: Days, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  const read = (day: string) => new Date(`${day}T00:00:00Z`);
  if (from && to) return from === to ? format.format(read(from)) : format.formatRange(read(from), read(to));
  if (from) return `${format.format(read(from))} –`;
  return to ? `– ${format.format(read(to))}` : '';
}
