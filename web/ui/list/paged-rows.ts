/** What a list's answer has; `total` is only a lower bound with `totalIsLeast`. */
export interface PageAnswer<Row> {
  items: readonly Row[];
  nextCursor: string | null;
  total: number;
  totalIsLeast?: boolean | undefined;
}

/** What a list can show: rows are told apart by their id, and a changed one by its version where it has one. */
export interface Identified {
  id: string;
  version?: number;
}

interface LoadedPage<Row> {
  /** Where it begins; undefined for the first. */
  cursor: string | undefined;
  items: readonly Row[];
  nextCursor: string | null;
  /** When it was read, counted by `reading`. */
  read: number;
}

/** The rows of a list that were read so far, page behind page. */
export interface LoadedRows<Row, Answer> {
  pages: readonly LoadedPage<Row>[];
  rows: readonly Row[];
  /** The newest answer, for the total and whatever else comes with it. */
  answer: Answer;
  /** Rows that the last refreshing found new or changed. */
  changed: ReadonlySet<string>;
  /** Pages that were read before this are out of date. */
  freshFrom: number;
}

/** The indices of the first and the last row that are in sight. */
export interface RowRange {
  first: number;
  last: number;
}

interface Reading<Row, Answer extends PageAnswer<Row>> {
  load: (cursor: string | undefined) => Promise<Answer>;
  /** Gives what is loaded at that moment: more may have come while this was under way. */
  current: () => LoadedRows<Row, Answer> | undefined;
  range: RowRange;
}

const nothing: ReadonlySet<string> = new Set();
let reading = 0;

/** Begins a list with its first page. */
export function firstRows<Row extends Identified, Answer extends PageAnswer<Row>>(
  answer: Answer,
): LoadedRows<Row, Answer> {
  reading += 1;
  const page = { cursor: undefined, items: answer.items, nextCursor: answer.nextCursor, read: reading };
  return { pages: [page], rows: page.items, answer, changed: nothing, freshFrom: reading };
}

/** Adds the next page; leaves all as it is where the list has meanwhile come to go on elsewhere. */
export function appendRows<Row extends Identified, Answer extends PageAnswer<Row>>(
  loaded: LoadedRows<Row, Answer>,
  cursor: string,
  answer: Answer,
): LoadedRows<Row, Answer> {
  if (loaded.pages.at(-1)?.nextCursor !== cursor) return loaded;
  reading += 1;
  const page = { cursor, items: answer.items, nextCursor: answer.nextCursor, read: reading };
  const known = idsOf(loaded.rows);
  const moved = new Set(page.items.filter(({ id }) => known.has(id)).map(({ id }) => id));
  const before = withoutRows(loaded.pages, moved);
  const rows = (before === loaded.pages ? loaded.rows : rowsOf(before)).concat(page.items);
  for (const { id } of page.items) known.add(id);
  ids.set(rows, known);
  return { ...loaded, pages: before.concat(page), rows, answer, changed: nothing };
}

/** Handed on from list to longer list, so that a page costs the same behind 100,000 rows as behind none. */
const ids = new WeakMap<readonly Identified[], Set<string>>();

function idsOf(rows: readonly Identified[]): Set<string> {
  return ids.get(rows) ?? new Set(rows.map(({ id }) => id));
}

/** Whether a page in sight was read before the last refreshing. */
export function isOutOfDate<Row, Answer>(loaded: LoadedRows<Row, Answer>, range: RowRange): boolean {
  const [from, to] = pagesOf(loaded.pages, range);
  return loaded.pages.slice(from, to + 1).some(({ read }) => read < loaded.freshFrom);
}

/**
 * Reads anew what is in sight, and no more, however much is loaded. Pages behind it stay if the list still goes on
 * with them, and are out of date until they come into sight; otherwise they are let go, and load again when needed.
 * `all` makes whatever was read before out of date.
 */
export async function refreshRows<Row extends Identified, Answer extends PageAnswer<Row>>(
  { load, current, range }: Reading<Row, Answer>,
  all: boolean,
): Promise<LoadedRows<Row, Answer> | undefined> {
  const before = current();
  const [from, to] = pagesOf(before?.pages ?? [], range);
  const start = before?.pages[from]?.cursor;
  const rowsBefore = (before?.pages ?? []).slice(0, from).reduce((sum, { items }) => sum + items.length, 0);
  const wanted = Math.max(1, range.last + 1 - rowsBefore);
  reading += 1;
  const read = reading;
  const fresh: LoadedPage<Row>[] = [];
  let cursor = start;
  let answer: Answer | undefined;
  let count = 0;
  do {
    answer = await load(cursor);
    fresh.push({ cursor, items: answer.items, nextCursor: answer.nextCursor, read });
    count += answer.items.length;
    cursor = answer.nextCursor ?? undefined;
  } while (cursor !== undefined && count < wanted && fresh.length <= to - from + 1);
  const now = current();
  if (!now) return undefined;
  const at = now.pages.findIndex((page) => page.cursor === start);
  if (at < 0) return now;
  const goesOn = cursor === undefined ? -1 : now.pages.findIndex((page, index) => index > at && page.cursor === cursor);
  const newest = new Set(fresh.flatMap(({ items }) => items.map(({ id }) => id)));
  const above = withoutRows(now.pages.slice(0, at), newest);
  const below = withoutRows(goesOn < 0 ? [] : now.pages.slice(goesOn), newest);
  const pages = [...above, ...eachOnce(fresh), ...below];
  return {
    pages,
    rows: rowsOf(pages),
    answer,
    changed: changedRows(now.rows, fresh, newest),
    freshFrom: all ? read : now.freshFrom,
  };
}

/** The first and the last page that a range of rows lies in. */
function pagesOf<Row>(pages: readonly LoadedPage<Row>[], { first, last }: RowRange): [from: number, to: number] {
  let end = 0;
  let from = -1;
  let to = 0;
  for (const [index, { items }] of pages.entries()) {
    end += items.length;
    if (from < 0 && first < end) from = index;
    to = index;
    if (last < end) break;
  }
  return [from < 0 ? to : from, to];
}

const rowsOf = <Row>(pages: readonly LoadedPage<Row>[]): readonly Row[] => pages.flatMap(({ items }) => items);

/** Without rows that have moved: they stand in a page that was read later. The same pages where they hold none. */
function withoutRows<Row extends Identified>(
  pages: readonly LoadedPage<Row>[],
  moved: ReadonlySet<string>,
): readonly LoadedPage<Row>[] {
  const has = ({ items }: LoadedPage<Row>) => items.some(({ id }) => moved.has(id));
  if (moved.size === 0 || !pages.some(has)) return pages;
  return pages.map((page) => (has(page) ? { ...page, items: page.items.filter(({ id }) => !moved.has(id)) } : page));
}

/** A row that moved while the pages were read stands in the first that has it. */
function eachOnce<Row extends Identified>(pages: readonly LoadedPage<Row>[]): readonly LoadedPage<Row>[] {
  const seen = new Set<string>();
  const isFirst = ({ id }: Row) => {
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  };
  return pages.map((page) => ({ ...page, items: page.items.filter(isFirst) }));
}

function changedRows<Row extends Identified>(
  before: readonly Row[],
  fresh: readonly LoadedPage<Row>[],
  newest: ReadonlySet<string>,
): ReadonlySet<string> {
  const old = new Map(before.filter(({ id }) => newest.has(id)).map((row) => [row.id, row]));
  return new Set(rowsOf(fresh).flatMap((row) => (isChanged(old.get(row.id), row) ? [row.id] : [])));
}

/** By version where there is one: what changes by itself, such as presence, is no change that somebody made. */
function isChanged<Row extends Identified>(old: Row | undefined, row: Row): boolean {
  if (!old) return true;
  if (row.version !== undefined) return old.version !== row.version;
  return JSON.stringify(old) !== JSON.stringify(row);
}
