const hour = 3_600_000;

/** The next full hour as a clock in the time zone (an IANA name) shows it, as a field for date and time takes it. */
export function nextFullHour(now: Date, timeZone: string): string {
  const next = new Date(Math.floor(now.getTime() / hour + 1) * hour);
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(next);
  // Where the zone is half an hour off, its full hour before that: not far from now.
  return `${parts.slice(0, 10)}T${parts.slice(11, 13)}:00`;
}
