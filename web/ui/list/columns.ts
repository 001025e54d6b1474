import type { ReactNode } from 'react';

export interface Column<Row, Sort extends string = string> {
  /** The field's name in the API, by which the export knows it too. */
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** The name that the service sorts by; absent where it can't. */
  sort?: Sort;
  /** Its part of the width, beside those of the others; 10 where absent. */
  share?: number;
  /** Least width in pixels; 90 where absent. */
  least?: number;
  /** Numbers stand at the right, with figures of equal width. */
  numeric?: boolean;
  /** Greyed: what one looks up rather than reads. */
  quiet?: boolean;
  /** On a phone a row is a card: its head, its second line, or left out (the default). */
  card?: 'head' | 'line';
  /** Not shown until it is chosen. */
  extra?: boolean;
}

interface Chosen {
  id: string;
  extra?: boolean;
}

/** The ids of the columns that are shown, in the order of the list; `kept` is what was remembered. */
export function chosenColumns(columns: readonly Chosen[], kept: string | null): readonly string[] {
  const ids = columns.map(({ id }) => id);
  const remembered = kept?.split(',') ?? [];
  const known = ids.filter((id) => remembered.includes(id));
  if (known.length > 0) return known;
  return columns.filter(({ extra }) => !extra).map(({ id }) => id);
}

/** With a column shown or hidden; the last one stays. */
export function withColumn(columns: readonly Chosen[], shown: readonly string[], id: string): readonly string[] {
  const next = shown.includes(id) ? shown.filter((each) => each !== id) : [...shown, id];
  if (next.length === 0) return shown;
  return columns.map((column) => column.id).filter((each) => next.includes(each));
}
