import { type Keyset, readPlace } from './keyset.ts';

/** Gives the name of a value in a statement: `$2`. */
export type Put = (value: unknown) => string;

/** A value of our own as SQL. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const all = (conditions: readonly string[]): string => conditions.join(' and ');

/** How many rows of a list are kept in the tally, by what they can be filtered by; null for all. */
export function sumOf(list: string, facets: readonly string[] | null): string {
  const among = facets ? ` and facet in (${facets.map(literal).join(', ')})` : '';
  return `(select coalesce(sum(amount), 0)::int from list_total where company_id = $1 and list = ${literal(list)}${among})`;
}

/** How the keys of a row are called in the answer. */
export const keyName = (at: number): string => `key${at}`;

/** An order and a place in it, as parts of a statement. Refuses with `wrong_input` a wrong cursor. */
export function orderOf({ keys, order, cursor, ...keyset }: Keyset, put: Put) {
  const direction = order === 'ascending' ? 'asc' : 'desc';
  const columns = keys.map(({ column }) => column.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  const by = (prefix = '') => columns.map((column) => `${prefix}${column} ${direction}`).join(', ');
  const given = cursor === undefined ? null : readPlace({ ...keyset, keys, order }, cursor);
  const there = given?.map((text, at) => `${put(text)}::${keys[at]?.type}`) ?? [];
  const beyond = order === 'ascending' ? '>' : '<';
  return {
    names: columns.join(', '),
    by,
    direction,
    beyond,
    // The last is the id, which is among the columns.
    shown: columns
      .slice(0, -1)
      .map((column, at) => `shown.${column}::text as ${keyName(at)}, `)
      .join(''),
    /** Keys of the cursor's place; none without a cursor. */
    there,
    after: there.length === 0 ? [] : [`(${columns.join(', ')}) ${beyond} (${there.join(', ')})`],
    most: `limit ${keyset.limit + 1}`,
  };
}
