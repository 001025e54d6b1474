import { sql } from 'kysely';
import type { CallChoice } from '../../../contract/usage.ts';
import type { UsageCall } from '../../../contract/usage-values.ts';
import { type CallRow, firstParties, presentCall, wholeColumns } from './call-list.ts';
import { filtersOf } from './call-sums.ts';
import { dayStart } from './facts.ts';
import { roomTime, secondsOfRanges } from './room-time.ts';
import { isPersonal } from './rooms-then.ts';
import type { Sight } from './sight.ts';

/** Calls read by one statement. */
const pageRows = 2000;

/** Whether all calls of a period are asked for, by nothing but their start. */
export const isEveryCall = (choice: CallChoice): boolean => choice.figure === 'calls' && filtersOf(choice).length === 0;

/**
 * All calls that started in the sight's period and count, newest first: what `readCalls` gives for them without a filter, set
 * by set, because each leg has to be found once only.
 */
export async function* readCallPages(
  sight: Sight,
  { parties: withParties, atOnce = pageRows }: { parties: boolean; atOnce?: number },
): AsyncGenerator<readonly UsageCall[]> {
  const { db, company, timeZone, period } = sight;
  const [start, end] = [dayStart(period.from, timeZone), dayStart(period.to, timeZone, 1)];
  const parties = withParties ? firstParties(company, 'c') : sql`null`;
  let after = sql``;
  for (;;) {
    const { rows } = await sql<CallRow & { startedKey: string }>`
      with page as materialized (
        select id, kind, started_at, ended_at, unanswered, room_id, room_name, room_address from call
        where company_id = ${company} and started_at >= ${start} and started_at < ${end} and not unanswered ${after}
          and (select true from leg_fact where company_id = ${company} and call_id = call.id limit 1) is not null
        order by started_at desc, id desc limit ${atOnce}
      )
      select c.*, c.started_at::text as started_key, whole.*, 1 as amount,
        ${isPersonal(sql`c.room_id`)} as personal, ${parties} as parties
      from page as c cross join lateral (
        select ${wholeColumns},
          (count(*) filter (where joined_at < ${end}))::int as joins,
          sum(greatest(0, extract(epoch from least(ends_at, ${end}) - starts_at)))::float8 as call_seconds,
          ${secondsOfRanges(roomTime(company, { start, end }))} as room_seconds
        from leg_fact l where company_id = ${company} and call_id = c.id
      ) as whole
      left join usage_who r on r.company_id = ${company} and r.id = c.room_id
      order by c.started_at desc, c.id desc`.execute(db);
    yield rows.map((row) => presentCall(sight, row));
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = sql`and (started_at, id) < (${last.startedKey}::timestamptz, ${last.id}::uuid)`;
  }
}
