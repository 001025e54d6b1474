import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { burst, daily, type Guard, givenOnGuard, isOn, patient, untouched, wronged } from './guard-rules.ts';

const start = new Date('2026-03-02T09:00:00.000Z');
const later = (milliseconds: number) => new Date(start.getTime() + milliseconds);
const minute = 60_000;
const day = daily.within;

/** After wrong PINs at these moments. */
const guardAfter = (moments: readonly number[]): Guard =>
  moments.reduce((guard, at) => wronged(guard, later(at)), untouched(start));
const every = (step: number, times: number) => Array.from({ length: times }, (_, at) => at * step);

describe('a room is on guard', () => {
  test('with the 20th wrong PIN in 10 minutes, and not with the 19th', () => {
    const moments = every(30_000, 20);
    expect(isOn(guardAfter(moments.slice(0, 19)), later(19 * 30_000))).toBe(false);
    expect(isOn(guardAfter(moments), later(19 * 30_000))).toBe(true);
  });
  test('not with 20 in 11 minutes', () => {
    expect(isOn(guardAfter(every(35_000, 20)), later(20 * 35_000))).toBe(false);
  });
  test('until 10 minutes were quiet, in which nobody gave a PIN, a right one neither', () => {
    const guard = guardAfter(every(0, 20));
    expect(isOn(guard, later(10 * minute - 1))).toBe(true);
    expect(isOn(guard, later(10 * minute))).toBe(false);
    const again = givenOnGuard(guard, later(9 * minute));
    expect(isOn(again, later(18 * minute))).toBe(true);
    expect(isOn(again, later(19 * minute))).toBe(false);
  });
  test('for good with the 100th in 24 hours, and not with the 99th', () => {
    const step = day / 99;
    expect(isOn(guardAfter(every(step, 99)), later(30 * day))).toBe(false);
    expect(isOn(guardAfter(every(step, 100)), later(300 * day))).toBe(true);
    expect(isOn(guardAfter(every(step * 1.01, 100)), later(30 * day))).toBe(false);
  });
  test('for good after a burst that goes on while it is on guard', () => {
    expect(isOn(guardAfter(every(1000, 100)), later(30 * day))).toBe(true);
  });
  test('for good by who stays below both limits for weeks', () => {
    const slow = every(day / 20, 20 * 30);
    const guards = slow.map((_, at) => guardAfter(slow.slice(0, at + 1)).untilLooked);
    expect(guards.indexOf(true)).toBeGreaterThan(150);
    expect(guards.indexOf(true)).toBeLessThan(200);
  });
  test('never by honest mistakes: 3 a day for two years', () => {
    expect(guardAfter(every(day / 3, 3 * 730)).untilLooked).toBe(false);
  });
});

test('whatever the rhythm, no more PINs are looked at than the limits say', () => {
  const rhythm = fc.array(fc.integer({ min: 0, max: 3 * 3_600_000 }), { minLength: 100, maxLength: 900 });
  fc.assert(
    fc.property(rhythm, (gaps) => {
      let guard = untouched(start);
      let at = 0;
      const looked: number[] = [];
      for (const gap of gaps) {
        at += gap;
        if (!isOn(guard, later(at))) looked.push(at);
        guard = wronged(guard, later(at));
      }
      const most = (within: number) =>
        Math.max(...looked.map((from) => looked.filter((moment) => moment >= from && moment - from <= within).length));
      expect(most(burst.within)).toBeLessThanOrEqual(burst.wrong);
      expect(most(daily.within)).toBeLessThanOrEqual(daily.wrong);
      expect(looked.length).toBeLessThanOrEqual(patient.wrong + (at / day) * patient.honestPerDay + 1);
      expect(guard.wrongAt.length).toBeLessThanOrEqual(daily.wrong);
    }),
    { numRuns: 50 },
  );
});
