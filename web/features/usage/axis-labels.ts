import { type Bar, type Step, weekdayOf } from './series.ts';

/** Pixels that a label needs at least. */
const room = { long: 84, short: 36, day: 54 } as const;

/** Bars that a month has, about. */
const barsOfMonth: Record<Step, number> = { day: 30, week: 4.3, month: 1 };

/** What stands below the bars, and at which: the months of longer periods, Mondays of shorter ones. */
export function labelTime(
  bars: readonly Bar[],
  step: Step,
  pitch: number,
  locale: string,
): { index: number; text: string }[] {
  const byMonth = step !== 'day' || bars.length > 45;
  const month = pitch * barsOfMonth[step] >= room.long ? 'long' : 'short';
  const write = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    ...(byMonth ? { month } : { day: 'numeric', month: 'short' }),
  });
  const needed = room[byMonth ? month : 'day'];
  const begins = (bar: Bar, before: Bar | undefined) =>
    byMonth ? bar.from.slice(0, 7) !== before?.from.slice(0, 7) : bars.length < 10 || weekdayOf(bar.from) === 0;
  const labels: { index: number; text: string }[] = [];
  bars.forEach((bar, index) => {
    if (!begins(bar, bars[index - 1])) return;
    // The first month may be cut short by the second: the whole one has the better right to its place.
    const last = labels.at(-1);
    if (last && (index - last.index) * pitch < needed) {
      if (last.index !== 0) return;
      labels.pop();
    }
    if ((bars.length - index) * pitch < needed * 0.6) return;
    labels.push({ index, text: write.format(new Date(`${bar.from}T00:00:00Z`)) });
  });
  return labels;
}
