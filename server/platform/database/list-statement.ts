import { bindingOf, type Keyset, readPlace } from './keyset.ts';
import type { List, Search } from './list.ts';
import { listSearch } from './list-search.ts';
import { all, orderOf, type Put, sumOf } from './list-text.ts';

/** What is true of the list as a whole. */
export function wholeOf({ tally, beside }: List): string {
  const total = sumOf(tally.list, tally.facets);
  return `${total} as "total"${beside ? `, ${beside}` : ''}`;
}

/**
 * The statement of a page and one row more. Each row has what is true of the whole list too. A page of a search without
 * rows has one row of nulls that tells it; of a list without a search it has none.
 */
export function listStatement(list: List, keyset: Keyset, search: Search | null, put: Put): string {
  return search ? listSearch(list, keyset, search, put) : plain(list, keyset, put);
}

/** Texts by what they are made of: making one takes longer than the rest of our own work on a page. */
const texts = new Map<string, string>();
const mostTexts = 1000;

function plain(list: List, keyset: Keyset, put: Put): string {
  const { cursor, limit } = keyset;
  const { view, columns, filters, tally, beside } = list;
  const name = [bindingOf(keyset), limit, cursor === undefined, view, columns, beside, tally.facets, filters].join();
  const known = texts.get(name);
  if (known === undefined) {
    const made = makePlain(list, keyset, put);
    if (texts.size < mostTexts) texts.set(name, made);
    return made;
  }
  if (cursor !== undefined) readPlace(keyset, cursor).forEach(put);
  return known;
}

function makePlain(list: List, keyset: Keyset, put: Put): string {
  const { by, shown, after, most } = orderOf(keyset, put);
  return `select ${list.columns}, ${shown}${wholeOf(list)} from ${list.view} shown
    where ${all(['company_id = $1', ...list.filters, ...after])} order by ${by()} ${most}`;
}
