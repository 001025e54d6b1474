import { sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { Database } from '../../../platform/database/database.ts';
import { holdFigures, standingOf } from '../pending-queries.ts';
import { dayIn, monthOf, nextMonth } from '../period.ts';
import { countWaiting } from './count-waiting.ts';

/**
 * Seals what retention is about to delete the records of: everything before `before`, and the month that it is in. The
 * totals of it stay as they are, with the people of each month; what is summed per person goes.
 */
export async function sealUsage({ database }: { database: Database }, company: CompanyId, before: Date): Promise<void> {
  const db = database.forCompany(company);
  await countWaiting(db, company, database.kind);
  await db.transaction().execute(async (trx) => {
    await holdFigures(trx, company);
    const { timeZone, sealedBefore } = await standingOf(trx, company);
    const day = dayIn(timeZone, before);
    const month = day === monthOf(day) ? day : nextMonth(monthOf(day));
    const sealed = sealedBefore !== null && sealedBefore > month ? sealedBefore : month;
    await sql`
      insert into usage_sealed_month (company_id, month, people, meeting_people, direct_people)
      select company_id, month, count(*), count(*) filter (where meetings > 0 or meeting_seconds > 0),
        count(*) filter (where direct_calls > 0 or direct_seconds > 0)
      from usage_party_month where company_id = ${company} and kind = 'member' and month < ${sealed}::date group by 1, 2
      on conflict do nothing`.execute(trx);
    await sql`
      insert into usage_state (company_id, time_zone, sealed_before) values (${company}, ${timeZone}, ${sealed}::date)
      on conflict (company_id) do update set sealed_before = excluded.sealed_before`.execute(trx);
    await sql`delete from usage_party_day where company_id = ${company} and day < ${day}::date`.execute(trx);
    await sql`delete from usage_party_month where company_id = ${company} and month < ${sealed}::date`.execute(trx);
  });
}
