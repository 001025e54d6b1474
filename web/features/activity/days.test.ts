import { expect, it } from 'vitest';
import { dayIn, daysBefore, nameDays } from './days.ts';

it('counts days in the company’s zone, over the end of a year', () => {
  expect(dayIn('Europe/Oslo', new Date('2026-03-02T23:30:00Z'))).toBe('2026-03-03');
  expect(daysBefore('2026-01-03', 6)).toBe('2025-12-28');
});

it('names days with and without a bound', () => {
  expect(nameDays({ from: '2026-03-02', to: '2026-03-02' }, 'en-GB')).toBe('2 Mar 2026');
  expect(nameDays({ from: '2026-03-02' }, 'en-GB')).toBe('2 Mar 2026 –');
  expect(nameDays({ to: '2026-03-02' }, 'en-GB')).toBe('– 2 Mar 2026');
  expect(nameDays({}, 'en-GB')).toBe('');
});
