import { expect, test, vi } from 'vitest';
import { gatherRows } from './gather-rows.ts';

test('every page is read, each row counts once, and it is told how far it is', async () => {
  const pages = [
    { items: [{ id: 'a' }, { id: 'b' }], nextCursor: '1', total: 3 },
    { items: [{ id: 'b' }, { id: 'c' }], nextCursor: null, total: 3 },
  ];
  const load = vi.fn(
    async (cursor: string | undefined) => pages[Number(cursor ?? 0)] ?? Promise.reject(new Error('?')),
  );
  const onProgress = vi.fn();
  expect(await gatherRows(load, onProgress)).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
  expect(onProgress.mock.calls).toEqual([[2], [3]]);
});
