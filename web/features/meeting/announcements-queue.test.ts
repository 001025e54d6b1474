import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AnnouncementsQueue } from './announcements-queue.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('says the first thing at once, and what comes soon after together, counting what is too much', () => {
  const said: unknown[] = [];
  const queue = new AnnouncementsQueue((texts, more) => said.push([texts, more]));
  queue.add(['one']);
  queue.add(['two', 'three']);
  queue.add(['four', 'five', 'six', 'seven']);
  expect(said).toEqual([[['one'], 0]]);
  vi.advanceTimersByTime(1500);
  expect(said.at(-1)).toEqual([['two', 'three', 'four', 'five'], 2]);
  vi.advanceTimersByTime(5000);
  expect(said).toHaveLength(2);
  queue.add(['eight']);
  expect(said.at(-1)).toEqual([['eight'], 0]);
  queue.close();
});
