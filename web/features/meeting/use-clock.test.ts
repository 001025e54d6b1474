import { expect, test } from 'vitest';
import { writeClock } from './use-clock.ts';

test.each([
  [0, '00:00'],
  [1447, '24:07'],
  [3599, '59:59'],
  [3729, '1:02:09'],
])('%i seconds are written %s', (seconds, text) => {
  expect(writeClock(seconds)).toBe(text);
});
