import { describe, expect, it } from 'vitest';
import { runBulk } from './run-bulk.ts';

describe('an act on several rows', () => {
  it('goes through them in order and says which are done', async () => {
    const seen: number[] = [];
    const result = await runBulk([1, 2, 3], async (row) => seen.push(row));
    expect(result).toEqual({ done: [1, 2, 3], fault: null });
    expect(seen).toEqual([1, 2, 3]);
  });

  it('stops at the first that is refused', async () => {
    const refused = new Error('last administrator');
    const result = await runBulk([1, 2, 3], (row) => (row === 2 ? Promise.reject(refused) : Promise.resolve()));
    expect(result).toEqual({ done: [1], fault: refused });
  });
});
