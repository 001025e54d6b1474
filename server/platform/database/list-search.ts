import type { Keyset } from './keyset.ts';
import type { List, Search } from './list.ts';
import { all, orderOf, type Put, sumOf } from './list-text.ts';

/** Rows of a company up to which every total is exact, whatever is searched. */
const smallCompany = 10_000;

/** In a larger one, a search that finds more is told as "more than": those are read in the list's order until a page is full. */
const mostCounted = 2000;

/** The same in the order of names, where a page is full so soon that counting would take longest. */
const mostCountedByParts = 500;

/** What has three letters in a row this often at most is thought to be frequent: so many of it are counted. */
const fewGrams = 2;
const mostCountedOfFew = 200;

/**
 * The statement of a page of a search. All ways to `placed` are bounded: at most so many hits are sorted, or hits are so
 * dense that a page is soon full.
 */
export function listSearch(list: List, keyset: Keyset, search: Search, put: Put): string {
  const order = orderOf(keyset, put);
  const { names, by, shown, after, most } = order;
  const { view, filters, columns, tally, beside } = list;
  const exact = all(search.exact(put));
  const near = all(search.near(put));
  const ofList = ['company_id = $1', ...filters];
  const grams = list.byParts && keyset.keys[0]?.column === 'nameKey' ? search.grams : null;
  const atOnce = grams !== null && grams.count <= fewGrams;
  const mostByParts = atOnce ? mostCountedOfFew : mostCountedByParts;
  const byParts = grams && partsReader(list, order, exact, grams.text(put));
  // The first of the order are there already, unless more are wanted than are counted.
  const begun = atOnce && keyset.cursor === undefined && keyset.limit <= mostCountedOfFew;
  const find = (conditions: readonly string[], bound: string) =>
    `select ${names} from ${view} where ${all([...ofList, ...conditions])} limit (select ${bound} + 1 from bound)`;
  // Whoever was typed rightly and is filtered out is not answered with others.
  const nobody = filters.length > 0 ? `not exists (select from ${view} where company_id = $1 and ${exact})` : '';
  const otherwise = ['not exists (select from exact)', ...(nobody ? [nobody] : [])];
  const dense = '(select hits > most and fitting > 0 from size)';
  return `with bound as materialized (
      select small, case when small then ${smallCompany} else ${byParts ? mostByParts : mostCounted} end as most,
        case when small then ${smallCompany} else ${mostCounted} end as most_otherwise
      from (select ${sumOf(tally.list, null)} <= ${smallCompany} as small offset 0) company
    ),
    exact as materialized (${
      byParts && atOnce
        ? `(${find([exact, '(select small from bound)'], 'most')})
          union all (${byParts(['not (select small from bound)'], [], 'limit (select most + 1 from bound)')})`
        : find([exact], 'most')
    }),
    near as materialized (${find([...otherwise, near], 'most_otherwise')}),
    alike as materialized (${find([...otherwise, 'not exists (select from near)', `id = any(${search.alike(put)})`], 'most_otherwise')}),
    hit as (select * from exact union all select * from near union all select * from alike),
    size as materialized (
      select hits, fitting, case when fitting > 0 then most else most_otherwise end as most
      from bound, (select count(*)::int as hits, (select count(*) from exact) as fitting from hit) counted
    ),
    placed as (
      (select id from hit where ${all([`(select hits <= most ${begun ? 'or fitting > 0 ' : ''}from size)`, ...after])}
        order by ${by()} ${most})
      union all
      (select id from (
        select * from ${view} where ${all([...ofList, ...after])} order by ${by()} offset 0
      ) walked where (select hits > most${byParts ? ' and fitting = 0' : ''} from size)
        and case when (select fitting > 0 from size) then ${byParts ? 'false' : exact} else ${near} end ${most})
      ${byParts && !begun ? `union all (select id from (${byParts([dense], after, most)}) page)` : ''}
    )
    select page.*, whole.* from (
      select least(hits, most) as "total", hits > most as "totalIsLeast"${beside ? `, ${beside}` : ''} from size
    ) whole left join (
      select ${columns}, ${shown}row_number() over (order by ${by('shown.')}) as place
      from placed join ${view} shown using (id)
    ) page on true order by place`;
}

/**
 * Rows that fit in the order of names, read from the index part by part as far as `most` says; `guards` tell whether at
 * all. The fence keeps the planner, which knows nothing of three letters, from taking another index for a part.
 */
const partsReader =
  (
    { view, filters }: List,
    { names, by, direction, beyond, there }: ReturnType<typeof orderOf>,
    exact: string,
    grams: string,
  ) =>
  (guards: readonly string[], after: readonly string[], most: string) => {
    const parts = after.length > 0 ? [...guards, `part ${beyond}= name_part(${there[0]})`] : guards;
    return `select ${names} from (
        select part from generate_series(0, last_name_part()) part where ${all(parts)} order by part ${direction}
      ) parts cross join lateral (
        select ${names} from (
          select * from ${view} where part_grams(company_id, name_part(name_key), search)
            @> array(select gram_key($1, part, gram) from unnest((select ${grams})) gram) offset 0
        ) kept where ${all([exact, ...filters, ...after])}
      ) found order by part ${direction}, ${by()} ${most}`;
  };
