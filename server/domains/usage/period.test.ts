import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPeriod, precedingPeriod } from './period.ts';

describe('the preceding period', () => {
  it.each([
    ['three whole months', '2026-09-01', '2026-11-30', '2026-06-01', '2026-08-31'],
    ['a whole February after a longer January', '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
    ['a whole year', '2024-01-01', '2024-12-31', '2023-01-01', '2023-12-31'],
    ['a part of a month', '2026-11-01', '2026-11-24', '2026-10-08', '2026-10-31'],
    ['one day', '2024-03-01', '2024-03-01', '2024-02-29', '2024-02-29'],
  ])('of %s', (_, from, to, previousFrom, previousTo) => {
    expect(precedingPeriod({ from, to })).toEqual({ from: previousFrom, to: previousTo });
  });

  it('ends on the day before, whatever the period', () => {
    const day = fc.date({ min: new Date('2001-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.nat(760), (first, days) => {
        const from = first.toISOString().slice(0, 10);
        const last = Date.parse(from) + days * 86_400_000;
        const preceding = precedingPeriod({ from, to: new Date(last).toISOString().slice(0, 10) });
        expect(Date.parse(from) - Date.parse(preceding.to)).toBe(86_400_000);
        expect(preceding.from <= preceding.to).toBe(true);
      }),
    );
  });
});

describe('a period', () => {
  it.each([
    ['one day', '2026-11-24', '2026-11-24', true],
    ['25 months', '2024-01-01', '2026-01-31', true],
    ['a day more', '2024-01-01', '2026-02-01', false],
    ['backwards', '2026-11-24', '2026-11-23', false],
    ['before there were computers to call with', '0001-01-01', '0001-01-02', false],
    ['the end of all dates', '9999-12-01', '9999-12-31', false],
  ])('of %s', (_, from, to, allowed) => {
    expect(isPeriod({ from, to })).toBe(allowed);
  });
});
