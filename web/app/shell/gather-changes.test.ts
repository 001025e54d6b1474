import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gatherChanges } from './gather-changes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a change is handed over at once, a burst in one further piece', async () => {
  const renew = vi.fn(async (_: ReadonlySet<string>) => undefined);
  const { add } = gatherChanges(renew, 500);
  add(['member']);
  expect(renew.mock.calls).toEqual([[new Set(['member'])]]);
  for (let times = 0; times < 50; times += 1) add(['member', 'company']);
  await vi.advanceTimersByTimeAsync(499);
  expect(renew).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(renew.mock.calls[1]).toEqual([new Set(['member', 'company'])]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(renew).toHaveBeenCalledTimes(2);
});

test('nothing is begun while the refreshing before is under way', async () => {
  let finish: () => void = () => undefined;
  const renew = vi.fn((_: ReadonlySet<string>) => new Promise<void>((resolve) => (finish = resolve)));
  const { add } = gatherChanges(renew, 500);
  add(['member']);
  add(['invitation']);
  await vi.advanceTimersByTimeAsync(3000);
  expect(renew).toHaveBeenCalledTimes(1);
  finish();
  await vi.advanceTimersByTimeAsync(0);
  expect(renew).toHaveBeenCalledTimes(2);
});

test('a refreshing that fails does not stop the next', async () => {
  const renew = vi.fn((_: ReadonlySet<string>) => Promise.reject(new Error('no connection')));
  const { add } = gatherChanges(renew, 500);
  add(['member']);
  await vi.advanceTimersByTimeAsync(500);
  add(['member']);
  expect(renew).toHaveBeenCalledTimes(2);
});
