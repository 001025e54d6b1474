import { describe, expect, test, vi } from 'vitest';
import { appendRows, firstRows, isOutOfDate, type LoadedRows, type PageAnswer, refreshRows } from './paged-rows.ts';

interface Row {
  id: string;
  version: number;
}
type Loaded = LoadedRows<Row, PageAnswer<Row>>;

/** A service with rows in an order of their own, paged behind a row. */
function makeService(count: number, length = 10) {
  const rows: Row[] = Array.from({ length: count }, (_, index) => ({ id: String(index).padStart(4, '0'), version: 1 }));
  const load = vi.fn(async (cursor: string | undefined): Promise<PageAnswer<Row>> => {
    const found = rows.filter(({ id }) => cursor === undefined || id > cursor);
    const items = found.slice(0, length).map((row) => ({ ...row }));
    return { items, nextCursor: found.length > length ? (items.at(-1)?.id ?? null) : null, total: rows.length };
  });
  return { rows, load };
}

async function loadPages(load: ReturnType<typeof makeService>['load'], pages: number): Promise<Loaded> {
  let loaded: Loaded = firstRows(await load(undefined));
  for (let page = 1; page < pages; page += 1) {
    const cursor = loaded.pages.at(-1)?.nextCursor ?? '';
    loaded = appendRows(loaded, cursor, await load(cursor));
  }
  return loaded;
}

const idsOf = ({ rows }: Loaded) => rows.map(({ id }) => id);

describe('pages behind each other', () => {
  test('hold each row once, in the order of the service', async () => {
    const { rows, load } = makeService(35);
    const loaded = await loadPages(load, 4);
    expect(idsOf(loaded)).toEqual(rows.map(({ id }) => id));
    expect(loaded.pages.at(-1)?.nextCursor).toBeNull();
    expect(loaded.answer.total).toBe(35);
  });

  test('a row that moved behind what is loaded is not shown twice', async () => {
    const { load } = makeService(30);
    const loaded = await loadPages(load, 2);
    const next = appendRows(loaded, '0019', {
      items: [
        { id: '0003', version: 2 },
        { id: '0020', version: 1 },
      ],
      nextCursor: null,
      total: 30,
    });
    expect(idsOf(next).filter((id) => id === '0003')).toHaveLength(1);
    expect(next.rows.find(({ id }) => id === '0003')).toEqual({ id: '0003', version: 2 });
    expect(idsOf(next).at(-2)).toBe('0003');
  });

  test('a page that comes after the list went on elsewhere is thrown away', async () => {
    const { load } = makeService(30);
    const loaded = await loadPages(load, 1);
    expect(appendRows(loaded, '0025', await load('0025'))).toBe(loaded);
  });
});

describe('refreshing', () => {
  test('reads what is in sight and nothing else, however much is loaded', async () => {
    const { rows, load } = makeService(1000);
    const loaded = await loadPages(load, 50);
    load.mockClear();
    Object.assign(rows[205] ?? {}, { version: 2 });
    const range = { first: 202, last: 214 };
    const next = await refreshRows({ load, current: () => loaded, range }, true);
    expect(load.mock.calls).toEqual([['0199'], ['0209']]);
    expect(next?.rows[205]).toEqual({ id: '0205', version: 2 });
    expect([...(next?.changed ?? [])]).toEqual(['0205']);
    expect(next?.rows).toHaveLength(500);
  });

  test('what was not in sight is out of date until it is read', async () => {
    const { load } = makeService(100);
    const loaded = await loadPages(load, 6);
    const seen = { first: 12, last: 18 };
    const next = await refreshRows({ load, current: () => loaded, range: seen }, true);
    expect(next && isOutOfDate(next, seen)).toBe(false);
    expect(next && isOutOfDate(next, { first: 2, last: 8 })).toBe(true);
    expect(next && isOutOfDate(next, { first: 19, last: 24 })).toBe(true);
    const top = { first: 2, last: 8 };
    const then = next && (await refreshRows({ load, current: () => next, range: top }, false));
    expect(then && isOutOfDate(then, top)).toBe(false);
    expect(then && isOutOfDate(then, seen)).toBe(false);
  });

  test('rows that came and went are shown right, and no row is left out or twice', async () => {
    const { rows, load } = makeService(100);
    const loaded = await loadPages(load, 6);
    rows.splice(13, 2);
    rows.splice(16, 0, { id: '0017a', version: 1 }, { id: '0017b', version: 1 }, { id: '0017c', version: 1 });
    const next = await refreshRows({ load, current: () => loaded, range: { first: 11, last: 17 } }, true);
    const ids = next ? idsOf(next) : [];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.slice(0, 20)).toEqual(rows.slice(0, 20).map(({ id }) => id));
    // What lay behind is let go where the pages do not meet any more; it loads again behind the last row.
    expect(next?.pages.at(-1)?.nextCursor).toBe(ids.at(-1));
  });

  test('a list that has become shorter ends where the service ends', async () => {
    const { rows, load } = makeService(40);
    const loaded = await loadPages(load, 4);
    rows.splice(5);
    const next = await refreshRows({ load, current: () => loaded, range: { first: 0, last: 12 } }, true);
    expect(next && idsOf(next)).toEqual(rows.map(({ id }) => id));
    expect(next?.pages.at(-1)?.nextCursor).toBeNull();
    expect(next?.answer.total).toBe(5);
  });

  test('an empty list that was filled begins anew', async () => {
    const { rows, load } = makeService(0);
    const loaded = await loadPages(load, 1);
    rows.push({ id: '0001', version: 1 });
    const next = await refreshRows({ load, current: () => loaded, range: { first: 0, last: 0 } }, true);
    expect(next && idsOf(next)).toEqual(['0001']);
  });

  test('a page that was added meanwhile stays', async () => {
    const { load } = makeService(100);
    let now = await loadPages(load, 2);
    const slow = async (cursor: string | undefined) => {
      const answer = await load(cursor);
      if (now.pages.length === 2) now = appendRows(now, '0019', await load('0019'));
      return answer;
    };
    const next = await refreshRows({ load: slow, current: () => now, range: { first: 0, last: 5 } }, true);
    expect(next?.rows).toHaveLength(30);
  });

  test('presence and the like, which change by themselves, are no change of a row', async () => {
    const { load } = makeService(5);
    const loaded = await loadPages(load, 1);
    const online = async () => {
      const answer = await load(undefined);
      return { ...answer, items: answer.items.map((row) => ({ ...row, presence: 'available' })) };
    };
    const next = await refreshRows({ load: online, current: () => loaded, range: { first: 0, last: 4 } }, true);
    expect(next?.changed.size).toBe(0);
  });
});
