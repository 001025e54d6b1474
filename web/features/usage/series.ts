import type { UsageDay as DayOfUsage } from '../../../contract/usage.ts';
import { addDays } from './period.ts';

/** What the charts take of a day. */
export type UsageDay = { day: string } & Figures;
export type Calls = 'all' | 'meetings' | 'direct';
export type Step = 'day' | 'week' | 'month';

/** One bar: a day, or the part of a week or a month that the period holds. */
export interface Bar extends Figures {
  from: string;
  to: string;
  weekend: boolean;
}

/** Of Monday to Sunday, from Monday's 0. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The finest step of which the bars of so many days are at least 2 pixels wide with their gaps. */
export function chooseStep(days: number, width: number): Step {
  const most = width / 3;
  if (days <= most) return 'day';
  return days / 7 <= most ? 'week' : 'month';
}

const startOf: Record<Step, (day: string) => string> = {
  day: (day) => day,
  week: (day) => addDays(day, -weekdayOf(day)),
  month: (day) => day.slice(0, 7),
};

/** Sums days into bars; days of one bar follow each other. */
export function makeBars(days: readonly UsageDay[], step: Step): Bar[] {
  const bars = new Map<string, Bar>();
  for (const { day, calls, joins, callSeconds, meetingSeconds, directSeconds, roomSeconds } of days) {
    const figures = { calls, joins, callSeconds, meetingSeconds, directSeconds, roomSeconds };
    const start = startOf[step](day);
    const bar = bars.get(start);
    const weekend = step === 'day' && weekdayOf(day) > 4;
    bars.set(
      start,
      bar
        ? { ...addFigures(bar, figures), from: bar.from, to: day, weekend }
        : { ...figures, from: day, to: day, weekend },
    );
  }
  return [...bars.values()];
}

type Figures = Pick<DayOfUsage, 'calls' | 'joins' | 'callSeconds' | 'meetingSeconds' | 'directSeconds' | 'roomSeconds'>;

const addFigures = (one: Figures, other: Figures): Figures => ({
  calls: one.calls + other.calls,
  joins: one.joins + other.joins,
  callSeconds: one.callSeconds + other.callSeconds,
  meetingSeconds: one.meetingSeconds + other.meetingSeconds,
  directSeconds: one.directSeconds + other.directSeconds,
  roomSeconds: one.roomSeconds + other.roomSeconds,
});

const secondsBy: Record<Calls, (figures: Figures) => number> = {
  all: ({ callSeconds }) => callSeconds,
  meetings: ({ meetingSeconds }) => meetingSeconds,
  direct: ({ directSeconds }) => directSeconds,
};

export const secondsOf = (figures: Figures, calls: Calls): number => secondsBy[calls](figures);

/** The top of an axis and its steps: round numbers, 3 to 6 of them, the last not below the highest value. */
export function makeTicks(highest: number): number[] {
  const rough = Math.max(highest, 4) / 5;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * magnitude).find((each) => each >= rough) ?? rough);
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, at) => at * step);
}
