import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseStep, makeBars, makeTicks, type UsageDay } from './series.ts';

const day = (text: string, callSeconds: number): UsageDay => ({
  day: text,
  calls: 1,
  joins: 2,
  callSeconds,
  meetingSeconds: callSeconds,
  directSeconds: 0,
  roomSeconds: 0,
});

describe('bars', () => {
  const days = [day('2026-02-27', 1), day('2026-02-28', 2), day('2026-03-01', 4), day('2026-03-02', 8)];

  it('are days, with weekends told apart', () => {
    expect(makeBars(days, 'day').map(({ from, weekend }) => [from, weekend])).toEqual([
      ['2026-02-27', false],
      ['2026-02-28', true],
      ['2026-03-01', true],
      ['2026-03-02', false],
    ]);
  });

  it('sum the part of a week and of a month that the period holds', () => {
    const told = (step: 'week' | 'month') => makeBars(days, step).map((bar) => [bar.from, bar.to, bar.callSeconds]);
    expect(told('week')).toEqual([
      ['2026-02-27', '2026-03-01', 7],
      ['2026-03-02', '2026-03-02', 8],
    ]);
    expect(told('month')).toEqual([
      ['2026-02-27', '2026-02-28', 3],
      ['2026-03-01', '2026-03-02', 12],
    ]);
  });

  it('are as fine as the width lets them be', () => {
    expect([chooseStep(91, 1100), chooseStep(366, 1100), chooseStep(366, 320), chooseStep(760, 320)]).toEqual([
      'day',
      'day',
      'week',
      'month',
    ]);
  });
});

describe('the axis', () => {
  it('reaches the highest value with few even steps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (highest) => {
        const ticks = makeTicks(highest);
        const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest);
        expect((ticks.at(-1) ?? 0) - step).toBeLessThan(Math.max(highest, 1));
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks.every((tick, at) => Number.isInteger(tick) && tick === at * step)).toBe(true);
      }),
    );
  });
});
