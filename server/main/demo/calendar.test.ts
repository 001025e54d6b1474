import { describe, expect, it } from 'vitest';
import { demoDays } from './calendar.ts';

const oslo = (instant: string) => demoDays(new Date(instant), 'Europe/Oslo');
const dayOf = (days: ReturnType<typeof oslo>, start: string) => days.find((day) => day.start === Date.parse(start));

describe('the days of the demo', () => {
  const days = oslo('2026-11-24T10:00:00Z');

  it('are the last 15 months, today included, from midnight to midnight of the zone', () => {
    expect(new Date(days[0]?.start ?? 0).toISOString()).toBe('2025-08-23T22:00:00.000Z');
    expect(new Date(days.at(-1)?.start ?? 0).toISOString()).toBe('2026-11-23T23:00:00.000Z');
    expect(days).toHaveLength(458);
  });

  it('know their weekdays', () => {
    expect(days.at(-1)?.weekday).toBe(2);
  });

  it.each([
    ['Easter Monday', '2026-04-05T22:00:00Z', '2026-04-19T22:00:00Z'],
    ['Ascension Day', '2026-05-13T22:00:00Z', '2026-05-20T22:00:00Z'],
    ['Christmas Day', '2025-12-24T23:00:00Z', '2025-12-10T23:00:00Z'],
    ['a Wednesday in July', '2026-07-14T22:00:00Z', '2026-06-09T22:00:00Z'],
  ])('are quiet on %s', (_, quiet, ordinary) => {
    expect(dayOf(days, quiet)?.activity).toBeLessThan((dayOf(days, ordinary)?.activity ?? 0) / 3);
  });
});
