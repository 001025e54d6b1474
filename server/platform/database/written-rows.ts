import type { Keyset } from './keyset.ts';
import type { List, Search } from './list.ts';
import { listStatement, wholeOf } from './list-statement.ts';
import { keyName, type Put } from './list-text.ts';

/** A row as JSON. */
export interface WrittenRow {
  id: string;
  text: string;
}

/** SQL of the JSON of each field that a row is shown with, as arguments of `concat`. */
type RowJson<Row> = { readonly [Field in keyof Row]-?: string };

/** What needs no escape in JSON: an id, one of our own words, what a pattern without `"`, `\` and control characters lets in. */
export const plainJson = (sql: string): string => `'"', ${sql}, '"'`;

export const textJson = (sql: string): string => `to_json(${sql})`;

/** A time as `Date.toISOString` writes it; null where there is none. */
export const instantJson = (sql: string): string =>
  `coalesce('"' || to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"', 'null')`;

const beginning = '{"id":"';
const idLength = 36;

/** Columns of a list whose rows the database writes as JSON, the id first. JSON has line feeds between its parts only. */
export function writtenColumns<Row>(fields: RowJson<Omit<Row, 'id'>>): string {
  const rest = Object.entries<string>(fields).map(([field, sql]) => `',"${field}":', ${sql}`);
  return `shown.id, concat('${beginning}', shown.id, '"', ${rest.join(', ')}, '}') as line`;
}

/**
 * The statement of a page as one row: `lines` of its rows and one more, null where there are none; `place`, the keys of the
 * last that is shown; and what is true of the list as a whole.
 */
export function writtenStatement(list: List, keyset: Keyset, search: Search | null, put: Put): string {
  const { keys, limit } = keyset;
  const place = keys.map((_, at) => `(array_agg(${at === keys.length - 1 ? 'id' : keyName(at)}))[${limit}]`);
  const found = `max(total) as "total", bool_or("totalIsLeast") as "totalIsLeast"${list.beside ? `, ${list.beside}` : ''}`;
  return `select string_agg(line, e'\\n') as "lines", json_build_array(${place.join(', ')}) as "place",
      ${search ? found : wholeOf(list)}
    from (${listStatement(list, keyset, search, put)}) page`;
}

/** The rows of the lines. */
export const readLines = (lines: string | null): WrittenRow[] =>
  (lines?.split('\n') ?? []).map((text) => ({ id: text.slice(beginning.length, beginning.length + idLength), text }));
