import { type RawBuilder, sql } from 'kysely';
import type { PartyKind } from '../../../contract/directory.ts';
import type { Search } from '../../platform/database/list-page.ts';

/** Whom to look for: parties of a kind or all, or members who are invited and not yet there. */
export type Sought = PartyKind | 'invited' | null;

/** Words after these are not looked at. */
const mostWords = 6;

/** A typing error can be told from another word from so many letters on. */
const shortestMistyped = 4;

const all = (conditions: readonly RawBuilder<boolean>[]) => sql<boolean>`(${sql.join(conditions, sql` and `)})`;

/** Words of what was typed; each has to fit somewhere. */
const wordsOf = (typed: string) => typed.trim().split(/\s+/u).slice(0, mostWords);

/** The same where it may be mistyped: cut as the function `spellings` cuts names. */
const lettersOf = (typed: string) =>
  typed
    .split(/[\s.@_,;:’'"/()+0-9-]+/u)
    .filter((word) => word !== '')
    .slice(0, mostWords);

/** Its value is asked for once and not for each row. */
const contains = (word: string) => sql<boolean>`search like (select fragment(${word}))`;

const nearly = (word: string) =>
  [...word].length < shortestMistyped
    ? contains(word)
    : sql<boolean>`(${contains(word)} or spellings && (select misspellings(search_text(${word}))))`;

const soughtIs = (sought: Sought) =>
  sql<boolean>`${sought === 'invited' ? sql`not listed and kind = 'member'` : sql`listed`}
    ${sought === null || sought === 'invited' ? sql`` : sql`and kind = ${sought}`}`;

/** In a view with the column `search`: what rows fulfil that have each word of what was typed in it. */
export const fits = (typed: string): RawBuilder<boolean>[] => wordsOf(typed).map(contains);

/**
 * Ids of parties that nearly fit what was typed, each word with one letter wrong, missing, doubled or too many, or two
 * the wrong way round; where there are none either, of those that are like it. Nobody where somebody fits exactly: who
 * was typed rightly is not buried under others.
 */
function nearParties(typed: string, sought: Sought) {
  const words = lettersOf(typed);
  const kind = sought === 'invited' ? 'member' : sought;
  const spelt =
    words.length === 0
      ? sql`select null::uuid as id where false`
      : sql`select id from found_party where ${all([soughtIs(sought), ...words.map(nearly)])} limit 2000`;
  return sql<{ partyId: string }>`(
    with exact as materialized (select id from found_party where ${all([soughtIs(sought), ...fits(typed)])} limit 1),
    spelt as materialized (${spelt})
    select id as party_id from spelt where not exists (select from exact)
    union all
    select party_id from like_parties(${typed}, ${kind}, ${sought !== 'invited'})
      where length(${typed}::text) >= ${sql.lit(shortestMistyped)}
        and not exists (select from exact) and not exists (select from spelt)
  )`;
}

/** What was typed into the search of a list of parties whose view has the column `search`; null for nothing. */
export function searchOf(typed: string | undefined, sought: Sought): Search | null {
  const text = typed?.trim();
  if (!text) return null;
  return { exact: fits(text), near: sql<boolean>`id in (select party_id from ${nearParties(text, sought)} near)` };
}

/**
 * Ids of all parties that fit what was typed, or where there are none nearly do, for the `from` of a subquery of a list
 * of some thousands: `id in (select party_id from ${searchParties(typed, 'room')})`. Each word has to be in name, email
 * or address, without regard of accents and case.
 */
export const searchParties = (typed: string, sought: Sought) => sql<{ partyId: string }>`(
  select id as party_id from found_party where ${all([soughtIs(sought), ...fits(typed)])}
  union all
  select party_id from ${nearParties(typed, sought)} near
) fitting`;
