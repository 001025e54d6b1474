import { sql } from 'kysely';
import type { CallChoice } from '../../../contract/usage.ts';
import type { UsageCall } from '../../../contract/usage-values.ts';
import { type CallRow, presentCall } from './call-list.ts';
import { dayStart } from './facts.ts';
import { isPersonal } from './rooms-then.ts';
import type { Sight } from './sight.ts';

/** Calls read by one statement. */
const pageRows = 2000;

/** Whether all calls of a period are asked for, by nothing but their start. */
export const isEveryCall = ({ figure, from: _, to: __, ...filters }: CallChoice): boolean =>
  figure === 'calls' &&
  [filters.party, filters.room, filters.client, filters.weekday, filters.hour, filters.parties, filters.minutes].every(
    (filter) => filter === undefined,
  );

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
  const parties = withParties
    ? sql`case when page.kind = 'direct' then (select json_agg(json_build_object('id', party_id, 'kind', party_kind, 'name', name) order by joined_at, id)
        from (select party_id, party_kind, name, joined_at, id from leg where company_id = ${company} and call_id = page.id
          and not elsewhere order by joined_at, id limit 3) as few) end`
    : sql`null`;
  let after = sql``;
  for (;;) {
    const { rows } = await sql<CallRow & { startedKey: string }>`
      with page as materialized (
        select id, kind, started_at, ended_at, unanswered, room_id, room_name, room_address from call
        where company_id = ${company} and started_at >= ${start} and started_at < ${end} and not unanswered ${after}
          and (select true from leg_fact where company_id = ${company} and call_id = call.id limit 1) is not null
        order by started_at desc, id desc limit ${atOnce}
      )
      select page.*, page.started_at::text as started_key, party_count, seconds, joins, call_seconds, room_seconds, 1 as amount,
        ${isPersonal(sql`page.room_id`)} as personal, ${parties} as parties
      from page cross join lateral (
        select count(distinct party)::int as party_count, max(e) - min(s) as seconds, (count(*) filter (where joins))::int as joins,
          sum(greatest(0, until - s)) as call_seconds,
          sum(case when page.room_id is null then 0 else greatest(0, until - greatest(s, coalesce(covered, s))) end) as room_seconds
        from (
          select *, max(e) over (order by s, e, id rows between unbounded preceding and 1 preceding) as covered from (
            select id, coalesce(party_id, id) as party, joined_at < ${end} as joins, date_part('epoch', starts_at) as s,
              date_part('epoch', ends_at) as e, date_part('epoch', least(ends_at, ${end})) as until
            from leg_fact where company_id = ${company} and call_id = page.id
          ) as legs
        ) as legs
      ) as whole
      left join usage_who r on r.company_id = ${company} and r.id = page.room_id
      order by page.started_at desc, page.id desc`.execute(db);
    yield rows.map((row) => presentCall(sight, row));
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = sql`and (started_at, id) < (${last.startedKey}::timestamptz, ${last.id}::uuid)`;
  }
}
