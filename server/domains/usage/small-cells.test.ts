import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextMonth } from './period.ts';
import { isHidden } from './small-cells.ts';

const months = Array.from({ length: 8 }).reduce<string[]>((all) => [...all, nextMonth(all.at(-1) ?? '2025-12-01')], []);
const lastDay = (month: string) => new Date(Date.parse(nextMonth(month)) - 1).toISOString().slice(0, 10);

/** Every period of whole months that is shown, as the places of its months. */
function shownOf(people: ReadonlyMap<string, number>): { from: number; to: number }[] {
  const all = months.flatMap((_, from) => months.slice(from).map((_each, more) => ({ from, to: from + more })));
  return all.filter(({ from, to }) => !isHidden({ from: months[from] ?? '', to: lastDay(months[to] ?? '') }, people));
}

it('never shows two periods whose difference is the months of fewer than five people', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 8, maxLength: 8 }), (counts) => {
      const shown = shownOf(new Map(months.map((month, at) => [month, counts[at] ?? 0])));
      const areFew = (places: number[]) => places.length > 0 && places.every((at) => (counts[at] ?? 0) < 5);
      for (const whole of shown) {
        const within = shown.filter(({ from, to }) => from >= whole.from && to <= whole.to);
        for (const part of [{ from: whole.from, to: whole.from - 1 }, ...within]) {
          const rest = counts
            .map((_, at) => at)
            .filter((at) => at >= whole.from && at <= whole.to && !(at >= part.from && at <= part.to));
          expect(areFew(rest)).toBe(false);
        }
      }
    }),
  );
});

it('shows everything where there are people enough', () => {
  const people = new Map(months.map((month) => [month, 5]));
  expect(isHidden({ from: '2026-02-01', to: '2026-02-28' }, people)).toBe(false);
});

it('hides the month before with one of too few people', () => {
  const people = new Map([
    ['2026-01-01', 9],
    ['2026-02-01', 9],
    ['2026-03-01', 4],
  ]);
  expect(isHidden({ from: '2026-01-01', to: '2026-01-31' }, people)).toBe(false);
  expect(isHidden({ from: '2026-02-01', to: '2026-02-28' }, people)).toBe(true);
  expect(isHidden({ from: '2026-03-01', to: '2026-03-31' }, people)).toBe(true);
  expect(isHidden({ from: '2026-02-01', to: '2026-03-31' }, people)).toBe(false);
});
