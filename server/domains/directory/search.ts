import { sql } from 'kysely';
import type { PartyKind } from '../../../contract/directory.ts';
import type { Search } from '../../platform/database/list.ts';
import type { Put } from '../../platform/database/list-text.ts';

/** Whom to look for: parties of a kind or all, members who are invited and not yet there, or who or what was removed. */
type Sought = PartyKind | Unlisted | null;
type Unlisted = 'invited' | 'removed member' | 'removed room';

const unlistedKinds = { invited: 'member', 'removed member': 'member', 'removed room': 'room' } as const;
const isUnlisted = (sought: Sought): sought is Unlisted => sought !== null && sought in unlistedKinds;

/** Words after these are not looked at. */
const mostWords = 6;

/** A typing error can be told from another word from so many letters on. */
const shortestMistyped = 4;

/** Words of what was typed; each has to fit somewhere. */
const wordsOf = (typed: string) => typed.trim().split(/\s+/u).slice(0, mostWords);

/** The same where it may be mistyped: cut as the database's function `spellings` cuts names. */
const lettersOf = (typed: string) =>
  typed
    .split(/[\s.@_,;:’'"/()+0-9-]+/u)
    .filter((word) => word !== '')
    .slice(0, mostWords);

/** A subquery, so that it is worked out once and not for each row. */
const contains = (put: Put) => (word: string) => `search like (select fragment(${put(word)}::text))`;

const nearly = (put: Put) => (word: string) => {
  const within = contains(put)(word);
  if ([...word].length < shortestMistyped) return within;
  return `(${within} or spellings && (select misspellings(search_text(${put(word)}::text))))`;
};

/** Letters beyond these may be turned into them by the database, which is no matter: it only finds more. */
function gramsOf(words: string): Search['grams'] {
  const runs = words.match(/[a-z0-9]{3,}/gi) ?? [];
  const count = runs.reduce((sum, run) => sum + run.length - 2, 0);
  return count === 0 ? null : { count, text: (put) => `letter_grams(search_text(${put(words)}::text))` };
}

const nothing = "'{}'::uuid[]";

const alikeOf = (typed: string, sought: Sought, put: Put): string => {
  if (typed.length < shortestMistyped) return nothing;
  const unlisted = isUnlisted(sought);
  const kind = put(unlisted ? unlistedKinds[sought] : sought);
  return `array(select party_id from like_parties(${put(typed)}::text, ${kind}::text, ${!unlisted}))`;
};

/**
 * What was typed into the search of a list whose view has the columns `search` and `spellings`; null for nothing. Each
 * word has to be in name, email or address, without regard of accents and case. Where nobody fits: each word with one
 * letter wrong, missing, doubled or too many, or two the wrong way round; and where nobody does then, who is like it.
 */
export function searchOf(typed: string | undefined, sought: Sought): Search | null {
  const text = typed?.trim();
  if (!text) return null;
  const letters = lettersOf(text);
  return {
    exact: (put) => wordsOf(text).map(contains(put)),
    near: (put) => (letters.length > 0 ? letters.map(nearly(put)) : ['false']),
    alike: (put) => alikeOf(text, sought, put),
    grams: gramsOf(wordsOf(text).join(' ')),
  };
}

const soughtIs = (sought: Sought) => {
  if (sought === 'invited') return "not listed and kind = 'member'";
  if (isUnlisted(sought)) {
    return `not listed and kind = '${unlistedKinds[sought]}'
      and exists (select from video_address held where held.party_id = found_party.id and held.state = 'held')`;
  }
  return sought === null ? 'listed' : `listed and kind = '${sought}'`;
};

/**
 * Ids of the parties that such a search finds, for the `from` of a subquery of a list of some thousands:
 * `id in (select party_id from ${searchParties(typed, 'room')})`.
 */
export function searchParties(typed: string, sought: Sought) {
  const search = searchOf(typed, sought);
  const values: unknown[] = [];
  const put: Put = (value) => `$${values.push(value)}`;
  const found = (conditions: readonly string[]) =>
    `select id as party_id from found_party where ${[soughtIs(sought), ...conditions].join(' and ')}`;
  const text = search
    ? `(with exact as materialized (${found(search.exact(put))}),
        near as materialized (${found(['not exists (select from exact)', ...search.near(put)])}),
        alike as (${found([`id = any(${search.alike(put)})`, 'not exists (select from exact)', 'not exists (select from near)'])})
      select party_id from exact union all select party_id from near union all select party_id from alike) fitting`
    : `(${found([])}) fitting`;
  return withValues<{ partyId: string }>(text, values);
}

/** A text with `$1` and so on as a part of a statement of Kysely's. */
function withValues<Row>(text: string, values: readonly unknown[]) {
  const parts = text.split(/\$(\d+)/);
  return sql<Row>`${sql.join(
    parts.map((part, at) => (at % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1]}`)),
    sql``,
  )}`;
}
