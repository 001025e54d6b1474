import { type RawBuilder, sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { countFacts, quarterOf } from './facts.ts';
import type { Period } from './period.ts';
import './tables.ts';

/** Puts what the facts give in the place of the rollups of [from, to), both at quarter hours. */
export async function replaceQuarters(trx: Trx, company: CompanyId, from: Date, to: Date): Promise<void> {
  await trx
    .deleteFrom('usageQuarter')
    .where('companyId', '=', company)
    .where('quarter', '>=', from)
    .where('quarter', '<', to)
    .execute();
  const counted = countFacts(company, { from: sql`${from}`, to: sql`${to}`, legs: 'closed' });
  await sql`
    insert into usage_quarter (company_id, quarter, kind, calls, unanswered, joins, guest_joins, leg_seconds, room_seconds)
    select ${company}::uuid, counted.* from (${counted}) as counted`.execute(trx);
}

/** What open legs mean for the figures: from where on rollups are not enough, and how far the newest proof reaches. */
export interface OpenLegs {
  since: Date | null;
  provenUntil: Date | null;
}

export async function findOpenLegs(db: Db, company: CompanyId): Promise<OpenLegs> {
  const { rows } = await sql<OpenLegs>`
    select min(joined_at) as since, max(alive_at) as proven_until from leg_fact
    where company_id = ${company} and left_at is null`.execute(db);
  return rows[0] ?? { since: null, provenUntil: null };
}

interface Asked {
  timeZone: string;
  period: Period;
  open: OpenLegs;
}

const dayStart = (day: string, timeZone: string, daysLater = 0) =>
  sql`((${day}::date + ${daysLater}::int)::timestamp at time zone ${timeZone}::text)`;

/** Quarter hours of a period: rollups, and made from the facts themselves from the oldest open leg on. */
function quarters(company: CompanyId, { timeZone, period, open }: Asked): RawBuilder<unknown> {
  const from = dayStart(period.from, timeZone);
  const to = dayStart(period.to, timeZone, 1);
  const columns = sql`quarter, kind, calls, unanswered, joins, guest_joins, leg_seconds, room_seconds`;
  const rolledUp = sql`select ${columns} from usage_quarter where company_id = ${company} and quarter >= ${from}`;
  if (open.since === null) return sql`${rolledUp} and quarter < ${to}`;
  const live = sql`${quarterOf(open.since)}::timestamptz`;
  const counted = countFacts(company, { from: sql`greatest(${from}, ${live})`, to, legs: 'all' });
  return sql`${rolledUp} and quarter < least(${to}, ${live}) union all select ${columns} from (${counted}) as counted`;
}

export interface Figures {
  meetings: number;
  directCalls: number;
  joins: number;
  callSeconds: number;
  roomSeconds: number;
}

/** The figures of two adjoining periods. */
export async function readFigures(
  db: Db,
  company: CompanyId,
  asked: Asked & { previous: Period },
): Promise<{ current: Figures; previous: Figures }> {
  const { timeZone, period, previous, open } = asked;
  const both = quarters(company, { timeZone, open, period: { from: previous.from, to: period.to } });
  const { rows } = await sql<Figures & { current: boolean }>`
    select quarter >= ${dayStart(period.from, timeZone)} as current,
      coalesce(sum(calls) filter (where kind = 'meeting'), 0)::int as meetings,
      coalesce(sum(calls) filter (where kind = 'direct'), 0)::int as direct_calls,
      sum(joins)::int as joins, sum(leg_seconds)::bigint as call_seconds, sum(room_seconds)::bigint as room_seconds
    from (${both}) as quarters group by 1`.execute(db);
  const none: Figures = { meetings: 0, directCalls: 0, joins: 0, callSeconds: 0, roomSeconds: 0 };
  const of = (current: boolean) => rows.find((row) => row.current === current) ?? none;
  return { current: of(true), previous: of(false) };
}

export interface DayFigures {
  day: string;
  calls: number;
  joins: number;
  callSeconds: number;
  meetingSeconds: number;
  directSeconds: number;
  roomSeconds: number;
}

/** Every day of the period in the company's time zone, those without anything too. */
export async function readDays(db: Db, company: CompanyId, asked: Asked): Promise<DayFigures[]> {
  const { timeZone, period } = asked;
  const { rows } = await sql<DayFigures>`
    with used as (
      select (quarter at time zone ${timeZone}::text)::date as day, sum(calls)::int as calls, sum(joins)::int as joins,
        sum(leg_seconds)::bigint as call_seconds,
        coalesce(sum(leg_seconds) filter (where kind = 'meeting'), 0)::bigint as meeting_seconds,
        coalesce(sum(leg_seconds) filter (where kind = 'direct'), 0)::bigint as direct_seconds,
        sum(room_seconds)::bigint as room_seconds
      from (${quarters(company, asked)}) as quarters group by 1
    )
    select to_char(calendar, 'YYYY-MM-DD') as day, coalesce(calls, 0) as calls, coalesce(joins, 0) as joins,
      coalesce(call_seconds, 0) as call_seconds, coalesce(meeting_seconds, 0) as meeting_seconds,
      coalesce(direct_seconds, 0) as direct_seconds, coalesce(room_seconds, 0) as room_seconds
    from generate_series(${period.from}::date::timestamp, ${period.to}::date::timestamp, interval '1 day') as calendar
    left join used on used.day = calendar::date order by calendar`.execute(db);
  return rows;
}

export interface HourFigures {
  /** 1 = Monday … 7 = Sunday (ISO 8601). */
  weekday: number;
  hour: number;
  callSeconds: number;
}

/** Call seconds by weekday and hour of the company's time zone; hours without anything are absent. */
export async function readHours(db: Db, company: CompanyId, asked: Asked): Promise<HourFigures[]> {
  const { timeZone } = asked;
  const { rows } = await sql<HourFigures>`
    select extract(isodow from quarter at time zone ${timeZone}::text)::int as weekday,
      extract(hour from quarter at time zone ${timeZone}::text)::int as hour, sum(leg_seconds)::bigint as call_seconds
    from (${quarters(company, asked)}) as quarters where leg_seconds > 0 group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}
