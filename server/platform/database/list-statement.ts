import { type RawBuilder, sql } from 'kysely';
import { type Keyset, readPlace } from './keyset.ts';

export type Condition = RawBuilder<boolean>;

/** Rows of a company up to which every total is exact, whatever is searched. */
const smallCompany = 10_000;

/** In a larger one, a search that finds more is told as "more than": those are read in the list's order until a page is full. */
const mostCounted = 2000;

/**
 * A list over a view of the scope's company that belongs to the owner: row-level security would keep searches from its
 * indexes.
 */
export interface List {
  /** A view with `id` and the columns of all keys. */
  view: string;
  company: string;
  /** What is shown of a row of the view, which is called `shown`: `shown.id, shown.full_name as "fullName"`. */
  columns: RawBuilder<unknown>;
  /** What the view's rows fulfil, by their own columns: company and filters. */
  conditions: readonly Condition[];
  /** Name of the list in the table `tally`, and which facets the filters let through; null for all. */
  tally: { list: string; facets: readonly string[] | null };
  /** Beside the total, once: `(select …) as "licencesLeft"`. */
  beside?: RawBuilder<unknown>;
}

const all = (conditions: readonly Condition[]) => sql.join(conditions, sql` and `);
const comma = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql`, `);

function orderOf(keyset: Keyset) {
  const { keys, order, cursor, limit } = keyset;
  const direction = sql.raw(order === 'ascending' ? 'asc' : 'desc');
  const names = keys.map(({ column }) => sql.ref(column));
  const shown = keys.map(({ column }) => sql.ref(`shown.${column}`));
  const given = cursor ? readPlace(keyset, cursor) : null;
  const place = keys.map(({ type }, at) => sql`${given?.[at] ?? ''}::${sql.raw(type)}`);
  const beyond = sql.raw(order === 'ascending' ? '>' : '<');
  return {
    names: comma(names),
    by: comma(names.map((name) => sql`${name} ${direction}`)),
    shownBy: comma(shown.map((name) => sql`${name} ${direction}`)),
    place: sql`array[${comma(shown.map((name) => sql`${name}::text`))}] as place`,
    after: given ? [sql<boolean>`(${comma(names)}) ${beyond} (${comma(place)})`] : [],
    most: sql`${limit + 1}`,
  };
}

/** What the tally says of a list. */
const tallied = ({ company, tally }: List, facets: readonly string[] | null) =>
  sql`(select coalesce(sum(amount), 0)::int from tally where company_id = ${company} and list = ${tally.list}
    ${facets ? sql`and facet = any(${facets})` : sql``})`;

/**
 * The statement of a page and one row more. Each row has what is true of the whole list too; where there is no row, one
 * with nulls has. `found`: what rows of a search fulfil; null without a search.
 */
export const listStatement = <Answer>(list: List, keyset: Keyset, found: readonly Condition[] | null) =>
  found ? searchedStatement<Answer>(list, keyset, found) : plainStatement<Answer>(list, keyset);

const besideOf = ({ beside }: List) => (beside ? sql`, ${beside}` : sql``);

function plainStatement<Answer>(list: List, keyset: Keyset) {
  const { by, place, after, most } = orderOf(keyset);
  return sql<Answer>`
    select whole.*, page.* from (
      select ${tallied(list, list.tally.facets)} as total, false as "totalIsLeast" ${besideOf(list)}
    ) whole
    left join lateral (
      select ${list.columns}, ${place} from ${sql.table(list.view)} shown
      where ${all([...list.conditions, ...after])} order by ${by} limit ${most}
    ) page on true`;
}

/** Both ways of the union are bounded: at most so many hits are sorted, or hits are so dense that a page is soon full. */
function searchedStatement<Answer>(list: List, keyset: Keyset, found: readonly Condition[]) {
  const { names, by, shownBy, place, after, most } = orderOf(keyset);
  const from = sql.table(list.view);
  return sql<Answer>`
    with bound as materialized (
      select case when ${tallied(list, null)} <= ${sql.lit(smallCompany)} then ${sql.lit(smallCompany)}
        else ${sql.lit(mostCounted)} end as most
    ),
    hit as materialized (
      select ${names} from ${from} where ${all([...list.conditions, ...found])} limit (select most + 1 from bound)
    ),
    size as materialized (select count(*)::int as hits, (select most from bound) as most from hit),
    placed as (
      (select id from hit where ${all([sql`(select hits <= most from size)`, ...after])} order by ${by} limit ${most})
      union all
      (select id from (
        select * from ${from} where ${all([...list.conditions, ...after])} order by ${by} offset 0
      ) walked where ${all([sql`(select hits > most from size)`, ...found])} limit ${most})
    )
    select whole.*, page.* from (
      select least(hits, most) as total, hits > most as "totalIsLeast" ${besideOf(list)} from size
    ) whole
    left join lateral (
      select ${list.columns}, ${place} from placed join ${from} shown using (id) order by ${shownBy}
    ) page on true`;
}
