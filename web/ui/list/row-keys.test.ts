import { expect, test } from 'vitest';
import { rowAfterKey } from './row-keys.ts';

const at = (index: number) => ({ index, count: 100, inSight: 15 });

test.each([
  ['ArrowDown', 10, 11],
  ['ArrowUp', 10, 9],
  ['PageDown', 10, 24],
  ['PageUp', 20, 6],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['ArrowUp', 0, 0],
  ['PageUp', 3, 0],
  ['ArrowDown', 99, 99],
  ['PageDown', 95, 99],
])('%s at row %i leads to %i', (key, index, next) => {
  expect(rowAfterKey(key, at(index))).toBe(next);
});

test('other keys lead nowhere, and nothing does in an empty list', () => {
  expect(rowAfterKey('a', at(5))).toBeUndefined();
  expect(rowAfterKey('ArrowDown', { index: 0, count: 0, inSight: 0 })).toBeUndefined();
});

test('a step by the page moves at least one row', () => {
  expect(rowAfterKey('PageDown', { index: 0, count: 9, inSight: 1 })).toBe(1);
});
