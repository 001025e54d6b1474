import { describe, expect, it } from 'vitest';
import { usageSearch } from '../../app/usage-search.ts';
import { choosePeriod, dayIn, isYear, nameDays } from './period.ts';

describe('a period', () => {
  it.each([
    [{}, '2026-08-25', '2026-11-24'],
    [{ period: 'this-month' }, '2026-11-01', '2026-11-24'],
    [{ period: 'last-month' }, '2026-10-01', '2026-10-31'],
    [{ period: '12-months' }, '2025-11-25', '2026-11-24'],
    [{ period: 'own', from: '2026-01-05', to: '2026-01-09' }, '2026-01-05', '2026-01-09'],
    [{ period: 'own', from: 'yesterday', to: '2026-01-09' }, '2026-08-25', '2026-11-24'],
    [{ period: 'ever', calls: 7 }, '2026-08-25', '2026-11-24'],
  ])('of the address %j', (search, from, to) => {
    expect(choosePeriod(usageSearch(search), '2026-11-24')).toEqual({ from, to });
  });

  it('of last month is right on the last day of a longer one', () => {
    expect(choosePeriod({ period: 'last-month' }, '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  });

  it('is a year or is not', () => {
    const year = (from: string, to: string) => isYear({ from, to });
    expect([
      year('2024-11-25', '2025-11-24'),
      year('2023-11-26', '2024-11-24'),
      year('2026-06-01', '2026-08-31'),
    ]).toEqual([true, true, false]);
  });

  it('ends today where the company is', () => {
    const instant = new Date('2026-11-24T23:30:00Z');
    expect([dayIn('Europe/Oslo', instant), dayIn('America/New_York', instant)]).toEqual(['2026-11-25', '2026-11-24']);
  });

  it('is written as short as it stays clear', () => {
    const name = (from: string, to: string, style: 'full' | 'dated' | 'short') =>
      nameDays({ from, to }, 'en-GB', style).replace(/\s+/g, ' ');
    expect(name('2026-06-01', '2026-08-31', 'short')).toBe('June – August');
    expect(name('2026-02-01', '2026-02-28', 'short')).toBe('February');
    expect(name('2026-09-01', '2026-11-30', 'full')).toBe('1 September – 30 November 2026');
    expect(name('2026-05-25', '2026-08-24', 'short')).toBe('25 May – 24 Aug');
    expect(name('2024-11-25', '2025-11-24', 'short')).toBe('Nov 2024 – Nov 2025');
    expect(name('2025-12-30', '2026-01-02', 'short')).toBe('30 Dec 2025 – 2 Jan 2026');
    expect(name('2022-01-01', '2022-01-05', 'dated')).toBe('1 – 5 Jan 2022');
    expect(name('2026-11-03', '2026-11-03', 'full')).toBe('3 November 2026');
  });
});
