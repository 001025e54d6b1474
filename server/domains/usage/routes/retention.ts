import { sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import { cutPage, decodeCursor, encodeCursor } from '../../../platform/database/cursor.ts';
import { api } from '../../../platform/http/api.ts';
import { callingMember } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { retentionOf } from '../../call-records/index.ts';
import { standingOf } from '../pending-queries.ts';
import { addDays, dayIn, monthOf } from '../period.ts';

/** What retention deletes; and what the operator sees of every company: sums, and nothing of persons. */
export const retentionHandlers = ({ database, clock }: Platform) => ({
  retention: api.usage.retention.handler(async ({ context }) => {
    const { company } = callingMember(context);
    const db = database.forCompany(company);
    const { months, before, calls, legs, cuts } = await retentionOf(db, company, clock.now());
    const { sealedBefore, refused } = await standingOf(db, company);
    return {
      ...{ months, calls, legs, sealedBefore, refused },
      before: before.toISOString(),
      cuts: cuts.map(({ at, beforeAt, ...cut }) => ({ ...cut, at: at.toISOString(), before: beforeAt.toISOString() })),
    };
  }),

  ofCompanies: api.usage.ofCompanies.handler(async ({ input }) => {
    const binding = 'usage of companies';
    const [key = '', id = ''] = input.cursor === undefined ? [] : decodeCursor(binding, input.cursor, 2);
    let month = monthOf(dayIn('UTC', clock.now()));
    const months = [month];
    while (months.length < input.months) {
      month = monthOf(addDays(month, -1));
      months.unshift(month);
    }
    const db = database.operator;
    const { rows } = await sql<{ id: CompanyId; name: string; nameKey: string }>`
      select id, name, name_key from company
      where (name_key, id::text) > (${key}, ${id}) order by name_key, id::text limit ${input.limit + 1}`.execute(db);
    const { items, nextCursor } = cutPage(rows, input.limit, (last) => encodeCursor(binding, [last.nameKey, last.id]));
    const { rows: sums } = await sql<{
      id: CompanyId;
      month: string;
      calls: number;
      joins: number;
      callSeconds: number;
    }>`
      select company_id as id, to_char(month, 'YYYY-MM-DD') as month, calls::float8 as calls, joins::float8 as joins,
        call_seconds::float8 as call_seconds
      from usage_of_companies(${months[0]}::date) where company_id = any(${items.map((each) => each.id)}::uuid[])`.execute(
      db,
    );
    const of = Map.groupBy(sums, (sum) => sum.id);
    const { rows: counts } = await sql<{ total: number }>`select count(*)::int as total from company`.execute(db);
    return {
      items: items.map((company) => ({
        id: company.id,
        name: company.name,
        months: months.map((each) => {
          const { calls = 0, joins = 0, callSeconds = 0 } = of.get(company.id)?.find((sum) => sum.month === each) ?? {};
          return { month: each, calls, joins, callSeconds };
        }),
      })),
      nextCursor,
      total: counts[0]?.total ?? 0,
    };
  }),
});
