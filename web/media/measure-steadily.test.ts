import { afterEach, expect, it, vi } from 'vitest';
import { measureSteadily } from './measure-steadily.ts';

afterEach(() => vi.useRealTimers());

it('goes on after a measurement that failed, whose seconds are the next one’s', async () => {
  vi.useFakeTimers();
  let at = 0;
  const told: [number, number][] = [];
  const end = measureSteadily(
    async () => {
      at += 1;
      if (at === 2) throw new Error('The connection is gone.');
      return at;
    },
    (measured, seconds) => told.push([measured, seconds]),
  );
  await vi.advanceTimersByTimeAsync(15_000);
  expect(told).toEqual([
    [1, 5],
    [3, 10],
  ]);
  end();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toHaveLength(2);
});
