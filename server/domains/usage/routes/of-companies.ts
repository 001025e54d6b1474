import { sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import { keysetPage, type LooseKey } from '../../../platform/database/keyset.ts';
import { api } from '../../../platform/http/api.ts';
import type { Platform } from '../../../platform/platform.ts';
import { addDays, dayIn, monthOf } from '../period.ts';

interface Month {
  month: string;
  calls: number;
  joins: number;
  callSeconds: number;
}

/** What a company used: its months with calls, and sums of them to order by. */
interface Used {
  companyId: CompanyId;
  months: Month[];
  calls: number;
  joins: number;
  callSeconds: number;
  previousSeconds: number;
  allSeconds: number;
}

/** What the operator sees of every company: sums by month, and nothing of persons. */
export const ofCompaniesHandlers = ({ database, clock }: Platform) => ({
  ofCompanies: api.usage.ofCompanies.handler(async ({ input }) => {
    const { sort, order, limit, cursor } = input;
    const db = database.operator;
    const months = lastMonths(monthOf(dayIn('UTC', clock.now())), input.months);
    const key: LooseKey =
      sort === 'name'
        ? { column: 'company.nameKey', type: 'text' }
        : { column: sql`coalesce(${sql.ref(`used.${sort}`)}, 0)`, type: 'bigint' };
    const { items, nextCursor } = await keysetPage(
      db
        .selectFrom('company')
        .leftJoin(usedSince(months).as('used'), 'used.companyId', 'company.id')
        .select(['company.id', 'company.name', 'used.months']),
      {
        binding: `usage of companies ${sort} ${input.months}`,
        keys: [key, { column: 'company.id', type: 'uuid' }],
        ...{ order, limit, cursor },
      },
    );
    const { total } = await db
      .selectFrom('company')
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return {
      items: items.map(({ id, name, months: used }) => ({
        id,
        name,
        months: months.map(
          (month) => used?.find((sums) => sums.month === month) ?? { month, calls: 0, joins: 0, callSeconds: 0 },
        ),
      })),
      nextCursor,
      total,
    };
  }),
});

/** Of each company that was used in these months, the oldest of which is the first. */
function usedSince(months: readonly string[]) {
  const last = months.at(-1);
  const previous = months.at(-2) ?? last;
  return sql<Used>`(
    select company_id,
      json_agg(json_build_object('month', to_char(month, 'YYYY-MM-DD'), 'calls', calls, 'joins', joins, 'callSeconds', call_seconds)) as months,
      (sum(calls) filter (where month = ${last}::date))::bigint as calls,
      (sum(joins) filter (where month = ${last}::date))::bigint as joins,
      (sum(call_seconds) filter (where month = ${last}::date))::bigint as call_seconds,
      (sum(call_seconds) filter (where month = ${previous}::date))::bigint as previous_seconds,
      sum(call_seconds)::bigint as all_seconds
    from usage_of_companies(${months[0]}::date) group by company_id
  )`;
}

/** So many months up to one, by their first days, the oldest first. */
function lastMonths(last: string, count: number): string[] {
  const months = [last];
  while (months.length < count) months.unshift(monthOf(addDays(months[0] ?? last, -1)));
  return months;
}
