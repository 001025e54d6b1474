import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeBins } from './bins.ts';

it('makes a bar of each value where there are few', () => {
  const bins = makeBins(
    [2, 3, 5].map((value) => ({ value, count: value })),
    1,
    14,
  );
  expect(bins.map(({ from, to, count }) => [from, to, count])).toEqual([
    [1, 1, 0],
    [2, 2, 2],
    [3, 3, 3],
    [4, 4, 0],
    [5, 5, 5],
  ]);
});

it('puts what is far away into the last bar', () => {
  const bins = makeBins(
    [
      { value: 12, count: 99 },
      { value: 700, count: 1 },
    ],
    0,
    14,
  );
  expect(bins.at(-1)).toMatchObject({ to: 700, count: 1 });
  expect(bins.length).toBeLessThanOrEqual(14);
});

it('leaves nothing out, whatever the values are', () => {
  const value = fc.record({ value: fc.integer({ min: 0, max: 5000 }), count: fc.integer({ min: 1, max: 50 }) });
  fc.assert(
    fc.property(fc.uniqueArray(value, { selector: (each) => each.value }), (values) => {
      const bins = makeBins(values, 0, 14);
      const sum = (counts: readonly { count: number }[]) => counts.reduce((all, { count }) => all + count, 0);
      expect(sum(bins)).toBe(sum(values));
      expect(bins.length).toBeLessThanOrEqual(14);
    }),
  );
});
