import { expect, test } from 'vitest';
import { nextFullHour } from './next-full-hour.ts';

test.each([
  ['2026-11-24T08:12:00Z', 'Europe/Oslo', '2026-11-24T10:00'],
  ['2026-07-01T21:59:59Z', 'Europe/Oslo', '2026-07-02T00:00'],
  ['2026-07-01T08:00:00Z', 'UTC', '2026-07-01T09:00'],
  ['2026-07-01T08:40:00Z', 'America/New_York', '2026-07-01T05:00'],
])('after %s in %s it is %s', (now, timeZone, expected) => {
  expect(nextFullHour(new Date(now), timeZone)).toBe(expected);
});
