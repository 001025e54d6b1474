import { type RawBuilder, sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';

/** Length of a rollup, in milliseconds. */
export const quarterLength = 15 * 60_000;

/** Beginning of the UTC quarter hour that an instant is in. */
export const quarterOf = (instant: Date): Date =>
  new Date(Math.floor(instant.getTime() / quarterLength) * quarterLength);

/** Which facts are counted into what. Days are `YYYY-MM-DD` of the time zone, both inclusive. */
export interface Counted {
  company: CompanyId;
  timeZone: string;
  from: string;
  to: string;
  /** `all` counts calls that go on too, each open leg up to its last proof of life. */
  legs: 'closed' | 'all';
  /** No leg that reaches into the days joined before it. */
  since: Date;
}

/** Start of a day of a time zone. */
export const dayStart = (day: string, timeZone: string, daysLater = 0): RawBuilder<unknown> =>
  sql`((${day}::date + ${daysLater}::int)::timestamp at time zone ${timeZone}::text)`;

export const startOf = ({ from, timeZone }: Counted) => dayStart(from, timeZone);
export const endOf = ({ to, timeZone }: Counted) => dayStart(to, timeZone, 1);

/** How far back a leg can have begun that reaches into a day. */
export async function earliestJoin(db: Db, company: CompanyId, day: string, timeZone: string): Promise<Date> {
  const { rows } = await sql<{ since: Date }>`
    select ${dayStart(day, timeZone)} - coalesce((
      select left_at - joined_at from leg_fact where company_id = ${company} and left_at is not null
      order by left_at - joined_at desc limit 1), interval '0') - interval '1 second' as since`.execute(db);
  if (!rows[0]) throw new Error('a query without from has one row');
  return rows[0].since;
}

/** `fact`: the legs that are there in the days, cut to the second, as part of a `with`. */
export const factCte = (counted: Counted) => sql`fact as materialized (
  select id, call_id, kind, room_id, party_kind, party_id, client, quality, joined_at, starts_at, ends_at from leg_fact
  where company_id = ${counted.company} and ${counted.legs === 'closed' ? sql`left_at is not null` : sql`true`}
    and joined_at < ${endOf(counted)} and joined_at >= ${counted.since} and ends_at >= ${startOf(counted)}
)`;

/** `calendar`: the days with their bounds. */
export const calendarCte = ({ from, to, timeZone }: Counted) => sql`calendar as materialized (
  select each::date as day, each at time zone ${timeZone}::text as day_start,
    (each + interval '1 day') at time zone ${timeZone}::text as day_end
  from generate_series(${from}::date::timestamp, ${to}::date::timestamp, interval '1 day') as each
)`;

/** `present`: each leg once for every day that it is in; `begins` on the day of the join, `seconds` inside the day. */
export const presentCte = sql`present as (
  select day, fact.*, joined_at >= day_start as begins,
    greatest(0, extract(epoch from least(ends_at, day_end) - greatest(starts_at, day_start)))::int as seconds
  from fact join calendar on joined_at < day_end and (ends_at > day_start or joined_at >= day_start)
)`;

/**
 * `alone`: what each leg adds to the time in which its room has somebody in it. The pieces of a room do not overlap, and
 * together they are the union of its legs.
 */
export const aloneCte = sql`alone as materialized (
  select call_id, kind, room_id, greatest(starts_at, covered) as starts_at, ends_at from (
    select call_id, kind, room_id, starts_at, ends_at, max(ends_at) over (
      partition by room_id, kind order by starts_at, ends_at, id rows between unbounded preceding and 1 preceding
    ) as covered
    from fact where room_id is not null and ends_at > starts_at
  ) marked where covered is null or ends_at > covered
)`;

/**
 * Whether a call of `call_fact` counts: with somebody in it, and, where only what is closed is counted, over. Not
 * "exists" of the legs, which would be made a hash of every leg that there is.
 */
export const callCounts = ({ company, legs }: Counted): RawBuilder<unknown> => {
  const some = (which: RawBuilder<unknown>) =>
    sql`(select true from leg_fact where company_id = ${company} and call_id = started.id and ${which} limit 1)`;
  return legs === 'all'
    ? sql`coalesce(${some(sql`true`)}, false)`
    : sql`coalesce(${some(sql`true`)}, false) and ${some(sql`left_at is null`)} is null`;
};
