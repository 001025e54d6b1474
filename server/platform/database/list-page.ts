import { encodeCursor } from './cursor.ts';
import type { Db } from './database.ts';
import { bindingOf, type Keyset } from './keyset.ts';
import { type Condition, type List, listStatement } from './list-statement.ts';

export interface Search {
  /** What rows fulfil that fit what was typed. */
  exact: readonly Condition[];
  /** Where none does: what rows fulfil that nearly fit. */
  near: Condition;
}

export interface ListPage<Row, Beside> {
  items: Row[];
  page: {
    nextCursor: string | null;
    total: number;
    /** Where the search found more than `total`. */
    totalIsLeast?: true;
  };
  beside: Beside;
}

interface Whole {
  total: number;
  totalIsLeast: boolean;
}

/**
 * One page of a list in one statement, with its total; in two where a search finds nothing and asks for what is near it.
 * @throws Problem `wrong_input` at `/cursor`
 */
export async function readListPage<Row extends object, Beside extends object>(
  db: Db,
  list: List,
  keyset: Keyset,
  search: Search | null,
): Promise<ListPage<Row, Beside>> {
  const found = await ask<Row, Beside>(db, list, keyset, search?.exact ?? null);
  return search && found.page.total === 0 ? ask(db, list, keyset, [search.near]) : found;
}

async function ask<Row extends object, Beside extends object>(
  db: Db,
  list: List,
  keyset: Keyset,
  found: readonly Condition[] | null,
): Promise<ListPage<Row, Beside>> {
  type Answer = Row & Beside & Whole & { id: string | null; place: string[] };
  const statement = listStatement<Answer>(list, keyset, found).compile(db);
  // The columns are named as they are wanted: another look at each name of each row would cost more than the row.
  const { rows } = await db.withoutPlugins().executeQuery(statement);
  const [first] = rows;
  if (!first) throw new Error('A list without the row that tells its total.');
  const items = first.id === null ? [] : rows.slice(0, keyset.limit);
  const last = items.at(-1);
  const nextCursor = last && rows.length > keyset.limit ? encodeCursor(bindingOf(keyset), last.place) : null;
  const { total, totalIsLeast } = first;
  return { items, page: { nextCursor, total, ...(totalIsLeast ? { totalIsLeast } : {}) }, beside: first };
}
