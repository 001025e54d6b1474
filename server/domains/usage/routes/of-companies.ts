import { sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import { cutPage, decodeCursor, encodeCursor } from '../../../platform/database/cursor.ts';
import { api } from '../../../platform/http/api.ts';
import { fieldProblem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { addDays, dayIn, monthOf } from '../period.ts';
import { uuid } from '../sight.ts';

interface Row {
  id: CompanyId;
  name: string;
  /** Of the order, as text. */
  place: string;
  total: number;
}

interface MonthRow {
  id: CompanyId;
  month: string;
  calls: number;
  joins: number;
  callSeconds: number;
}

/** What the operator sees of every company: sums by month, and nothing of persons. */
export const ofCompaniesHandlers = ({ database, clock }: Platform) => ({
  ofCompanies: api.usage.ofCompanies.handler(async ({ input }) => {
    const { sort, order, limit, cursor } = input;
    const db = database.operator;
    const months = lastMonths(monthOf(dayIn('UTC', clock.now())), input.months);
    const [first = '', last = ''] = [months[0], months.at(-1)];
    const binding = `usage of companies ${sort} ${order} ${input.months}`;
    const place = cursor === undefined ? null : readPlace(binding, cursor, sort);
    const keys = {
      name: sql`name_key`,
      calls: sql`coalesce(sum(calls) filter (where month = ${last}::date), 0)`,
      joins: sql`coalesce(sum(joins) filter (where month = ${last}::date), 0)`,
      callSeconds: sql`coalesce(sum(call_seconds) filter (where month = ${last}::date), 0)`,
      previousSeconds: sql`coalesce(sum(call_seconds) filter (where month = ${months.at(-2) ?? last}::date), 0)`,
      allSeconds: sql`coalesce(sum(call_seconds), 0)`,
    };
    const type = sql.raw(sort === 'name' ? 'text' : 'numeric');
    const [direction, beyond] =
      order === 'ascending' ? [sql.raw('asc'), sql.raw('>')] : [sql.raw('desc'), sql.raw('<')];
    const { rows } = await sql<Row>`
      with listed as (
        select c.id, c.name, c.name_key, ${keys[sort]}::${type} as place
        from company c left join usage_of_companies(${first}::date) used on used.company_id = c.id
        group by c.id, c.name, c.name_key
      )
      select id, name, place::text, (select count(*)::int from company) as total from listed
      where ${place ? sql`(place, id) ${beyond} (${place.value}::${type}, ${place.id}::uuid)` : sql`true`}
      order by listed.place ${direction}, id ${direction} limit ${limit + 1}`.execute(db);
    const { items, nextCursor } = cutPage(rows, limit, (end) => encodeCursor(binding, [end.place, end.id]));
    const { rows: sums } = await sql<MonthRow>`
      select company_id as id, to_char(month, 'YYYY-MM-DD') as month, calls::float8 as calls, joins::float8 as joins,
        call_seconds::float8 as call_seconds
      from usage_of_companies(${first}::date) where company_id = any(${items.map(({ id }) => id)}::uuid[])`.execute(db);
    const of = Map.groupBy(sums, ({ id }) => id);
    return {
      items: items.map(({ id, name }) => ({
        id,
        name,
        months: months.map((month) => {
          const { calls = 0, joins = 0, callSeconds = 0 } = of.get(id)?.find((sum) => sum.month === month) ?? {};
          return { month, calls, joins, callSeconds };
        }),
      })),
      nextCursor,
      total: rows[0]?.total ?? 0,
    };
  }),
});

/** So many months up to one, by their first days, the oldest first. */
function lastMonths(last: string, count: number): string[] {
  const months = [last];
  while (months.length < count) months.unshift(monthOf(addDays(months[0] ?? last, -1)));
  return months;
}

function readPlace(binding: string, cursor: string, sort: string): { value: string; id: string } {
  const [value = '', id = ''] = decodeCursor(binding, cursor, 2);
  const isReadable = uuid.test(id) && (sort === 'name' || /^\d{1,18}$/.test(value));
  if (!isReadable) throw fieldProblem('wrong_input', '/cursor', 'This cursor was changed. Start without one.');
  return { value, id };
}
