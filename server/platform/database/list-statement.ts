import { type Keyset, readPlace } from './keyset.ts';

/** Rows of a company up to which every total is exact, whatever is searched. */
const smallCompany = 10_000;

/** In a larger one, a search that finds more is told as "more than": those are read in the list's order until a page is full. */
const mostCounted = 2000;

/** Gives the name of a value in a statement: `$2`. */
export type Put = (value: unknown) => string;

/**
 * A list over a view of the scope's company that belongs to the owner: row-level security would keep searches from its
 * indexes. All is SQL; `$1` is the company.
 */
export interface List {
  /** A view with `id`, `company_id` and the columns of all keys. */
  view: string;
  /** What is shown of a row of the view, which is called `shown`: `shown.id, shown.full_name as "fullName"`. */
  columns: string;
  /**
   * What the view's rows fulfil, by their own columns. Without values from outside: statements are kept by their text,
   * and a partial index or the number of rows that fit should decide about the plan.
   */
  filters: readonly string[];
  /** Name of the list in the table `tally`, and which facets the filters let through; null for all. */
  tally: { list: string; facets: readonly string[] | null };
  /** Beside the total: `(select …) as "licencesLeft"`. */
  beside?: string;
}

/** What was typed, as conditions on the view's rows; the next are asked where no row fulfils those before. */
export interface Search {
  exact(put: Put): readonly string[];
  near(put: Put): readonly string[];
  /** An array of the ids of what is like it. */
  alike(put: Put): string;
}

/** A value of our own as SQL. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const all = (conditions: readonly string[]) => conditions.join(' and ');

/** What is true of the list as a whole. */
export function wholeOf({ tally, beside }: List): string {
  const total = sumOf(tally.list, tally.facets);
  return `${total} as "total"${beside ? `, ${beside}` : ''}`;
}

function sumOf(list: string, facets: readonly string[] | null): string {
  const among = facets ? ` and facet in (${facets.map(literal).join(', ')})` : '';
  return `(select coalesce(sum(amount), 0)::int from list_total where company_id = $1 and list = ${literal(list)}${among})`;
}

/** How the keys of a row are called in the answer. */
export const keyName = (at: number): string => `key${at}`;

function orderOf({ keys, order, cursor, ...keyset }: Keyset, put: Put) {
  const direction = order === 'ascending' ? 'asc' : 'desc';
  const columns = keys.map(({ column }) => column.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  const by = (prefix = '') => columns.map((column) => `${prefix}${column} ${direction}`).join(', ');
  const given = cursor === undefined ? null : readPlace({ ...keyset, keys, order }, cursor);
  const there = given && keys.map(({ type }, at) => `${put(given[at])}::${type}`).join(', ');
  return {
    names: columns.join(', '),
    by,
    // The last is the id, which is among the columns.
    shown: columns
      .slice(0, -1)
      .map((column, at) => `shown.${column}::text as ${keyName(at)}, `)
      .join(''),
    after: there === null ? [] : [`(${columns.join(', ')}) ${order === 'ascending' ? '>' : '<'} (${there})`],
    most: `limit ${keyset.limit + 1}`,
  };
}

/**
 * The statement of a page and one row more. Each row has what is true of the whole list too. A page of a search without
 * rows has one row of nulls that tells it; of a list without a search it has none.
 */
export function listStatement(list: List, keyset: Keyset, search: Search | null, put: Put): string {
  return search ? searched(list, keyset, search, put) : plain(list, keyset, put);
}

function plain(list: List, keyset: Keyset, put: Put): string {
  const { by, shown, after, most } = orderOf(keyset, put);
  return `select ${list.columns}, ${shown}${wholeOf(list)} from ${list.view} shown
    where ${all(['company_id = $1', ...list.filters, ...after])} order by ${by()} ${most}`;
}

/** Both ways to `placed` are bounded: at most so many hits are sorted, or hits are so dense that a page is soon full. */
function searched(list: List, keyset: Keyset, search: Search, put: Put): string {
  const { names, by, shown, after, most } = orderOf(keyset, put);
  const { view, filters, columns, tally, beside } = list;
  const exact = all(search.exact(put));
  const near = all(search.near(put));
  const ofList = ['company_id = $1', ...filters];
  const find = (conditions: readonly string[]) =>
    `select ${names} from ${view} where ${all([...ofList, ...conditions])} limit (select most + 1 from bound)`;
  // Whoever was typed rightly and is filtered out is not answered with others.
  const nobody = filters.length > 0 ? `not exists (select from ${view} where company_id = $1 and ${exact})` : '';
  const otherwise = ['not exists (select from exact)', ...(nobody ? [nobody] : [])];
  return `with bound as materialized (
      select case when ${sumOf(tally.list, null)} <= ${smallCompany} then ${smallCompany} else ${mostCounted} end as most
    ),
    exact as materialized (${find([exact])}),
    near as materialized (${find([...otherwise, near])}),
    alike as materialized (${find([...otherwise, 'not exists (select from near)', `id = any(${search.alike(put)})`])}),
    hit as (select * from exact union all select * from near union all select * from alike),
    size as materialized (
      select count(*)::int as hits, (select most from bound) as most, (select count(*) from exact) as fitting from hit
    ),
    placed as (
      (select id from hit where ${all(['(select hits <= most from size)', ...after])} order by ${by()} ${most})
      union all
      (select id from (
        select * from ${view} where ${all([...ofList, ...after])} order by ${by()} offset 0
      ) walked where (select hits > most from size)
        and case when (select fitting > 0 from size) then ${exact} else ${near} end ${most})
    )
    select page.*, whole.* from (
      select least(hits, most) as "total", hits > most as "totalIsLeast"${beside ? `, ${beside}` : ''} from size
    ) whole left join (
      select ${columns}, ${shown}row_number() over (order by ${by('shown.')}) as place
      from placed join ${view} shown using (id)
    ) page on true order by place`;
}
