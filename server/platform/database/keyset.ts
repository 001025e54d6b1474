import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { fieldProblem } from '../http/problem.ts';
import { cutPage, decodeCursor, encodeCursor } from './cursor.ts';

/** A column that a list is ordered by. Never null; together with those after it in an index behind the company. */
export interface Key {
  /** As the query names it, `nameKey` or `member.nameKey`. */
  column: string;
  type: 'text' | 'uuid' | 'timestamptz' | 'integer' | 'bigint';
}

/** The same for a list of some thousands, which needs no index: also what is worked out of a row. */
export type LooseKey = Key | { column: RawBuilder<unknown>; type: Key['type'] };

export interface Keyset<K extends LooseKey = Key> {
  /** Name of list and sort, such as `members email`: a cursor of another is refused. */
  binding: string;
  /** The last makes each place unique: the id. */
  keys: readonly K[];
  order: 'ascending' | 'descending';
  limit: number;
  cursor?: string | undefined;
}

export type Placed<Row> = Row & { place: string[] };

/** What a cursor is bound to. */
export const bindingOf = ({ binding, order }: Keyset<LooseKey>) => `${binding} ${order}`;

/**
 * A query for the rows of a page and one more, each with its `place`; for `cutKeysetPage`.
 * @throws Problem `wrong_input` at `/cursor` where the cursor is damaged, made up, or of another list or order
 */
export function keysetQuery<DB, TB extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, TB, Row>,
  keyset: Keyset<LooseKey>,
) {
  const { keys, order, limit, cursor } = keyset;
  const direction = order === 'ascending' ? 'asc' : 'desc';
  const texts = keys.map(({ column }) => sql`(${expressionOf(column)})::text`);
  let page = query
    .select(sql<string[]>`array[${sql.join(texts)}]`.as('place'))
    .limit(limit + 1)
    .$castTo<Placed<Row>>();
  for (const { column } of keys) page = page.orderBy(expressionOf(column), direction);
  if (!cursor) return page;
  const given = readPlace(keyset, cursor);
  const here = sql.join(keys.map(({ column }) => expressionOf(column)));
  const there = sql.join(keys.map(({ type }, at) => sql`${given[at] ?? ''}::${sql.raw(type)}`));
  return page.where(sql<boolean>`(${here}) ${sql.raw(order === 'ascending' ? '>' : '<')} (${there})`);
}

const expressionOf = (column: LooseKey['column']) => (typeof column === 'string' ? sql.ref(column) : column);

/** The page and the cursor of the next from the rows that `keysetQuery` gave. */
export const cutKeysetPage = <Row extends { place: string[] }>(rows: readonly Row[], keyset: Keyset<LooseKey>) =>
  cutPage(rows, keyset.limit, ({ place }) => encodeCursor(bindingOf(keyset), place));

/**
 * One page of a query by its keys: `keysetPage(db.selectFrom('room').selectAll().where(…), { binding: 'rooms name',
 * keys: [{ column: 'nameKey', type: 'text' }, { column: 'id', type: 'uuid' }], order, limit, cursor })`.
 * The total is the caller's. Refuses a wrong cursor with `wrong_input`.
 */
export async function keysetPage<DB, TB extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, TB, Row>,
  keyset: Keyset<LooseKey>,
): Promise<{ items: Placed<Row>[]; nextCursor: string | null }> {
  return cutKeysetPage(await keysetQuery(query, keyset).execute(), keyset);
}

/** The place that a cursor names. Refuses with `wrong_input` what the database could not read. */
export function readPlace(keyset: Keyset<LooseKey>, cursor: string): string[] {
  const place = decodeCursor(bindingOf(keyset), cursor, keyset.keys.length);
  if (keyset.keys.some(({ type }, at) => !readable[type](place[at] ?? ''))) {
    throw fieldProblem('wrong_input', '/cursor', 'This cursor was changed. Start without one.');
  }
  return place;
}

const readable: Readonly<Record<Key['type'], (text: string) => boolean>> = {
  text: () => true,
  uuid: (text) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  timestamptz: isTimestamp,
  integer: (text) => /^-?\d{1,9}$/.test(text),
  bigint: (text) => /^-?\d{1,18}$/.test(text),
};

/** As PostgreSQL writes it in ISO style, with its infinities. */
function isTimestamp(text: string): boolean {
  if (/^-?infinity$/.test(text)) return true;
  const [day = '', time = '', ...rest] = text.split(' ');
  if (rest.length > 0 || !/^\d{4}-\d\d-\d\d$/.test(day)) return false;
  if (!/^(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,6})?[+-](?:0\d|1[0-4])(?::[0-5]\d)?$/.test(time)) return false;
  const midnight = new Date(`${day}T00:00:00Z`);
  return day > '0001' && !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}
