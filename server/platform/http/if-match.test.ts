import { expect, it } from 'vitest';
import { readVersion } from './if-match.ts';

it.each([
  ['3', 3],
  ['"3"', 3],
  ['W/"3"', 3],
  [' "12" ', 12],
  ['*', 0],
  ['"3", "4"', 0],
  ['-1', 0],
  ['99999999999999', 0],
])('%s is version %i', (header, version) => {
  expect(readVersion(header)).toBe(version);
});

it.each([undefined, '', ' '])('%j is no version at all', (header) => {
  expect(() => readVersion(header)).toThrow('If-Match');
});
