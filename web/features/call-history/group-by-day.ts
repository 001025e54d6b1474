import type { MyCall } from '../../../contract/calls.ts';

export interface DayOfCalls {
  /** `YYYY-MM-DD` in the company's zone. */
  day: string;
  when: 'today' | 'yesterday' | 'this-year' | 'earlier';
  calls: MyCall[];
}

/** Puts calls, newest first, under the days on which they began in a zone. */
export function groupByDay(calls: readonly MyCall[], timeZone: string, now: Date): DayOfCalls[] {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const today = parts.format(now);
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  const place = (day: string): DayOfCalls['when'] => {
    if (day === today) return 'today';
    if (day === yesterday) return 'yesterday';
    return day.slice(0, 4) === today.slice(0, 4) ? 'this-year' : 'earlier';
  };
  const days = Map.groupBy(calls, ({ startedAt }) => parts.format(new Date(startedAt)));
  return [...days].map(([day, ofDay]) => ({ day, when: place(day), calls: ofDay }));
}
