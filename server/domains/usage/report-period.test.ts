import { expect, test } from 'vitest';
import { lastWhole, nextReport } from './report-period.ts';

test.each([
  ['week', '2026-11-24', '2026-11-16', '2026-11-22', '2026-11-30'],
  ['week', '2026-11-23', '2026-11-16', '2026-11-22', '2026-11-30'],
  ['week', '2026-11-22', '2026-11-09', '2026-11-15', '2026-11-23'],
  ['month', '2026-11-24', '2026-10-01', '2026-10-31', '2026-12-01'],
  ['month', '2024-03-01', '2024-02-01', '2024-02-29', '2024-04-01'],
] as const)('the %s before %s is %s to %s, and the next mail comes on %s', (every, today, from, to, next) => {
  expect(lastWhole(every, today)).toEqual({ from, to });
  expect(nextReport(every, today)).toBe(next);
});
