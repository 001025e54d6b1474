import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const at = (column: number, row: number, width = 1) => ({
  ...{ left: column * 100, right: (column + width) * 100 - 10, top: row * 50, bottom: row * 50 + 40 },
});
const [q, w, a, s, space] = [at(0, 0), at(1, 0), at(0, 1), at(1, 1), at(0, 2, 4)];
const all = [q, w, a, s, space];
const others = (from: object) => all.filter((box) => box !== from);

test('arrows go along the row, and from row to row where the box stands', () => {
  expect(nearest(q, others(q), 'right')).toBe(w);
  expect(nearest(w, others(w), 'left')).toBe(q);
  expect(nearest(w, others(w), 'down')).toBe(s);
  expect(nearest(s, others(s), 'up')).toBe(w);
  expect(nearest(s, others(s), 'down')).toBe(space);
});

test('from a wide box one goes up to what stands above it, and beyond the last one nothing is found', () => {
  expect([a, s]).toContain(nearest(space, others(space), 'up'));
  expect(nearest(space, others(space), 'down')).toBeNull();
  expect(nearest(q, others(q), 'left')).toBeNull();
  expect(nearest(w, others(w), 'right')).toBeNull();
});
