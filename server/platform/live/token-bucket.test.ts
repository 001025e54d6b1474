import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

test('a burst passes, then as many as time has brought, never more than the burst', () => {
  let ms = 0;
  const bucket = new TokenBucket(3, 2, { now: () => new Date(ms) });
  const takeAll = () => [1, 2, 3, 4].map(() => bucket.take());
  expect(takeAll()).toEqual([true, true, true, false]);
  ms += 499;
  expect(bucket.take()).toBe(false);
  ms += 1;
  expect(bucket.take()).toBe(true);
  ms += 60_000;
  expect(takeAll()).toEqual([true, true, true, false]);
});

test('a clock that is set back gives nothing and takes nothing', () => {
  let ms = 10_000;
  const bucket = new TokenBucket(1, 1, { now: () => new Date(ms) });
  expect(bucket.take()).toBe(true);
  ms = 5000;
  expect(bucket.take()).toBe(false);
  ms = 6000;
  expect(bucket.take()).toBe(true);
});
