import { expect, test, vi } from 'vitest';
import { type BulkResult, runBulk } from './run-bulk.ts';

const forever = new AbortController().signal;
const never = () => undefined;
const states = (results: readonly BulkResult<number>[]) => results.map(({ row, state }) => `${row} ${state}`);

test('each row has a result in the order of the rows, and a refused one does not stop the others', async () => {
  const refused = new Error('the last administrator');
  const act = (row: number) => (row === 2 ? Promise.reject(refused) : Promise.resolve());
  const results = await runBulk({ rows: [1, 2, 3], act, onProgress: never, signal: forever, waitFor: never });
  expect(states(results)).toEqual(['1 done', '2 refused', '3 done']);
  expect(results[1]).toEqual({ row: 2, state: 'refused', fault: refused });
});

test('a row that is done has the version that the service answered, so that it can be taken back', async () => {
  const rows = [
    { id: 'a', version: 1 },
    { id: 'b', version: 1 },
  ];
  const act = async ({ id }: { id: string }) => (id === 'a' ? { id, version: 2 } : undefined);
  const results = await runBulk({ rows, act, onProgress: never, signal: forever, waitFor: never });
  expect(results.map(({ row }) => row.version)).toEqual([2, 1]);
});

test('at most four rows are on their way at once', async () => {
  let under = 0;
  let most = 0;
  const act = async () => {
    under += 1;
    most = Math.max(most, under);
    await Promise.resolve();
    under -= 1;
  };
  const rows = Array.from({ length: 30 }, (_, row) => row);
  await runBulk({ rows, act, onProgress: never, signal: forever, waitFor: never });
  expect(most).toBe(4);
});

test('stopped in the middle, what was begun is finished and the rest is not begun', async () => {
  const stop = new AbortController();
  const act = vi.fn(async (row: number) => {
    if (row === 3) stop.abort();
  });
  const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const results = await runBulk({ rows, act, onProgress: never, signal: stop.signal, waitFor: never });
  const done = results.filter(({ state }) => state === 'done').length;
  expect(act).toHaveBeenCalledTimes(done);
  expect(done).toBeLessThan(rows.length);
  expect(results.filter(({ state }) => state === 'waiting')).toHaveLength(rows.length - done);
});

test('a row that the service asks to wait for is tried again by itself', async () => {
  vi.useFakeTimers();
  try {
    const tooMany = new Error('429');
    const act = vi.fn(async () => {
      if (act.mock.calls.length === 1) throw tooMany;
    });
    const waitFor = (fault: unknown) => (fault === tooMany ? 20 : undefined);
    const running = runBulk({ rows: [1], act, onProgress: never, signal: forever, waitFor });
    await vi.advanceTimersByTimeAsync(19_000);
    expect(act).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(states(await running)).toEqual(['1 done']);
  } finally {
    vi.useRealTimers();
  }
});
