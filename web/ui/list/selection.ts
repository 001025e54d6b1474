import type { Identified } from './paged-rows.ts';

/** The selected rows by id, over all pages and searches: those that are not shown any more too. */
export interface Selection<Row> {
  rows: ReadonlyMap<string, Row>;
  /** Where a range begins: the row that was last selected or unselected by itself. */
  anchor: string | null;
}

export function noSelection<Row>(): Selection<Row> {
  return { rows: new Map(), anchor: null };
}

/** With these rows selected, or unselected. */
export function select<Row extends Identified>(
  selection: Selection<Row>,
  rows: readonly Row[],
  on: boolean,
): Selection<Row> {
  const next = new Map(selection.rows);
  for (const row of rows) on ? next.set(row.id, row) : next.delete(row.id);
  return { ...selection, rows: next };
}

/** One row; it becomes the beginning of ranges. */
export const selectOne = <Row extends Identified>(
  selection: Selection<Row>,
  row: Row,
  on: boolean,
): Selection<Row> => ({
  ...select(selection, [row], on),
  anchor: row.id,
});

/** All from the last single one to this row, in the order that is shown. */
export function selectRange<Row extends Identified>(
  selection: Selection<Row>,
  shown: readonly Row[],
  to: Row,
  on: boolean,
): Selection<Row> {
  const anchor = shown.findIndex(({ id }) => id === selection.anchor);
  const end = shown.findIndex(({ id }) => id === to.id);
  if (anchor < 0 || end < 0) return selectOne(selection, to, on);
  return select(selection, shown.slice(Math.min(anchor, end), Math.max(anchor, end) + 1), on);
}

/** The selected rows, each as it was read last. */
export function selectedRows<Row extends Identified>(selection: Selection<Row>, loaded: readonly Row[]): Row[] {
  const newest = new Map(loaded.filter(({ id }) => selection.rows.has(id)).map((row) => [row.id, row]));
  return [...selection.rows.values()].map((row) => newest.get(row.id) ?? row);
}
