import { addDays, monthOf, nextMonth, type Period } from './period.ts';

export type Every = 'week' | 'month';

const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** The last whole week (Monday to Sunday) or month before a day. */
export function lastWhole(every: Every, today: string): Period {
  const first = every === 'month' ? monthOf(today) : mondayOf(today);
  const to = addDays(first, -1);
  return { from: every === 'month' ? monthOf(to) : addDays(to, -6), to };
}

/** The first day after the week or month that a day is in, on which its figures are mailed. */
export const nextReport = (every: Every, today: string): string =>
  every === 'month' ? nextMonth(monthOf(today)) : addDays(mondayOf(today), 7);
