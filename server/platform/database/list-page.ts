import { CompiledQuery } from 'kysely';
import { encodeCursor } from './cursor.ts';
import type { Db } from './database.ts';
import { bindingOf, type Keyset } from './keyset.ts';
import type { List, Search } from './list.ts';
import { listStatement, wholeOf } from './list-statement.ts';
import { keyName } from './list-text.ts';
import { readLines, type WrittenRow, writtenStatement } from './written-rows.ts';

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

type Whole<Beside> = Beside & { total: number; totalIsLeast?: boolean };
type Answer<Row, Beside> = Row & Whole<Beside> & { id: string | null };

/**
 * One page of a list in one statement, with its total.
 * @throws Problem `wrong_input` at `/cursor`
 */
export async function readListPage<Row extends object, Beside extends object>(
  db: Db,
  company: string,
  list: List,
  keyset: Keyset,
  search: Search | null = null,
): Promise<ListPage<Row, Beside>> {
  const values: unknown[] = [company];
  const put = (value: unknown) => `$${values.push(value)}`;
  const text = listStatement(list, keyset, search, put);
  const rows = await ask<Answer<Row, Beside>>(db, text, values);
  const items = rows.slice(0, keyset.limit).filter(({ id }) => id !== null);
  const whole = rows[0] ?? (await ask<Whole<Beside>>(db, `select ${wholeOf(list)}`, [company]))[0];
  if (!whole) throw new Error('A list without a total.');
  const last = rows.length > keyset.limit ? items.at(-1) : undefined;
  return pageOf(items, last ? placeOf(keyset, last) : null, keyset, whole);
}

type WrittenAnswer<Beside> = Whole<Beside> & { lines: string | null; place: string[] };

/**
 * The same of a list of `writtenColumns`: reading and writing columns takes longer than all else about a page.
 * @throws Problem `wrong_input` at `/cursor`
 */
export async function readWrittenPage<Beside extends object>(
  db: Db,
  company: string,
  list: List,
  keyset: Keyset,
  search: Search | null = null,
): Promise<ListPage<WrittenRow, Beside>> {
  const values: unknown[] = [company];
  const put = (value: unknown) => `$${values.push(value)}`;
  const text = writtenStatement(list, keyset, search, put);
  const [whole] = await ask<WrittenAnswer<Beside>>(db, text, values);
  if (!whole) throw new Error('An aggregate without a row.');
  const rows = readLines(whole.lines);
  return pageOf(rows.slice(0, keyset.limit), rows.length > keyset.limit ? whole.place : null, keyset, whole);
}

/** `place` is that of the last item where there are more. */
function pageOf<Item, Beside>(
  items: Item[],
  place: readonly string[] | null,
  keyset: Keyset,
  whole: Whole<Beside>,
): ListPage<Item, Beside> {
  const nextCursor = place && encodeCursor(bindingOf(keyset), place);
  const { total, totalIsLeast } = whole;
  return { items, page: { nextCursor, total, ...(totalIsLeast ? { totalIsLeast } : {}) }, beside: whole };
}

/** The columns are named as they are wanted: another look at each name in each row would take longer than the rest. */
async function ask<Row>(db: Db, text: string, values: readonly unknown[]): Promise<Row[]> {
  return (await db.withoutPlugins().executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
}

/** Where a row is in the list: by its keys, of which the last is the id. */
const placeOf = ({ keys }: Keyset, { id, ...row }: { id: string | null }): string[] => {
  const texts: Readonly<Record<string, unknown>> = row;
  return keys.map((_, at) => String(at === keys.length - 1 ? id : texts[keyName(at)]));
};
