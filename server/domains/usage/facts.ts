import { type RawBuilder, sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';

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

/**
 * An instant that is cut to the second as seconds since 1970: reckoning with them costs a tenth of what it costs with
 * intervals, and `extract` would take the way over `numeric`.
 */
export const epochOf = (instant: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`date_part('epoch', ${instant})::bigint`;

/** How far back a leg can have begun that reaches into a day. */
export async function earliestJoin(db: Db, company: CompanyId, day: string, timeZone: string): Promise<Date> {
  const { rows } = await sql<{ since: Date }>`
    select ${dayStart(day, timeZone)} - coalesce((
      select left_at - joined_at from leg_fact where company_id = ${company} and left_at is not null
      order by left_at - joined_at desc limit 1), interval '0') - interval '1 second' as since`.execute(db);
  if (!rows[0]) throw new Error('a query without from has one row');
  return rows[0].since;
}

/**
 * `fact`: the legs that are there in the days, from second `s` up to second `e` since 1970, with their first and last day;
 * as part of a `with`.
 */
const factCte = (counted: Counted) => {
  const { company, timeZone, since, legs } = counted;
  return sql`fact as materialized (
    select id, call_id, kind, room_id, party_kind, party_id, client, ${epochOf(sql`starts_at`)} as s, ${epochOf(sql`ends_at`)} as e,
      (joined_at at time zone ${timeZone}::text)::date as first_day,
      (greatest(joined_at, ends_at - interval '1 microsecond') at time zone ${timeZone}::text)::date as last_day
    from leg_fact
    where company_id = ${company} and ${legs === 'closed' ? sql`left_at is not null` : sql`true`}
      and joined_at < ${endOf(counted)} and joined_at >= ${since} and ends_at >= ${startOf(counted)}
  )`;
};

/** The midnights, as clocks of the zone show them, from which days begin that are in what spans several, after `first`. */
export const eachDay = ({ from, to }: Counted, first: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`generate_series(greatest(${first}, ${from}::date)::timestamp, least(last_day, ${to}::date)::timestamp, interval '1 day') as midnight`;

/** The same as seconds since 1970, so many days later. */
export const midnightIn = ({ timeZone }: Counted, daysLater = 0): RawBuilder<unknown> =>
  epochOf(sql`((midnight + make_interval(days => ${daysLater}::int)) at time zone ${timeZone}::text)`);

/**
 * Pieces of days of what has `s`, `e`, `first_day` and `last_day`: most is on one day, and only what is over midnight is
 * cut by the days.
 */
const inPieces = (table: string, columns: string, counted: Counted) => {
  const [source, taken] = [sql.raw(table), sql.raw(columns)];
  const { from, to } = counted;
  return sql`
    select first_day as day, ${taken}, true as begins, (e - s)::int as seconds
    from ${source} where first_day = last_day and first_day between ${from}::date and ${to}::date
    union all
    select midnight::date, ${taken}, midnight::date = first_day,
      greatest(0, least(e, ${midnightIn(counted, 1)}) - greatest(s, ${midnightIn(counted)}))::int
    from ${source}, ${eachDay(counted, sql`first_day`)} where first_day <> last_day`;
};

/** `present`: each leg once for every day that it is in; `begins` on the day of the join, `seconds` inside the day. */
const presentCte = (counted: Counted) => sql`present as (
  ${inPieces('fact', 'id, call_id, kind, room_id, party_kind, party_id, client, s', counted)}
)`;

/**
 * `alone`: what each leg adds to the time in which its room has somebody in it. The pieces of a room do not overlap, and
 * together they are the union of its legs.
 */
const aloneCte = sql`alone as materialized (
  select kind, room_id, greatest(s, covered) as s, e, first_day, last_day from (
    select kind, room_id, s, e, first_day, last_day, max(e) over (
      partition by room_id, kind order by s, e, id rows between unbounded preceding and 1 preceding
    ) as covered
    from fact where room_id is not null and e > s
  ) marked where covered is null or e > covered
)`;

/** Days of `alone`: a piece may begin on a later day than its leg. */
export const alonePieces = (counted: Counted) => inPieces('alone', 'room_id', counted);

/**
 * `opened`: the calls that started in the days and count: with somebody in it, and, where only what is closed is counted,
 * over. Most are known by their legs in `fact`.
 */
const openedCte = (counted: Counted) => {
  const { company, timeZone, legs } = counted;
  const open = sql`(select distinct call_id from leg_fact where company_id = ${company} and left_at is null)`;
  return sql`opened as materialized (
    select id, kind, room_id, started_at, (started_at at time zone ${timeZone}::text)::date as day
    from (
      select started.*, known.call_id is not null or (not unanswered and (
        select true from leg_fact where company_id = ${company} and call_id = started.id limit 1) is not null) as has_legs
      from call_fact as started left join (select distinct call_id from fact) as known on known.call_id = started.id
      where company_id = ${company} and started_at >= ${startOf(counted)} and started_at < ${endOf(counted)}
    ) as started
    ${legs === 'closed' ? sql`left join ${open} as going on going.call_id = started.id` : sql``}
    where has_legs and not unanswered ${legs === 'closed' ? sql`and going.call_id is null` : sql``}
  )`;
};

/** What rollups are counted from, as part of a `with`; what a statement does not use costs it nothing. */
export const countedFacts = (counted: Counted): RawBuilder<unknown> =>
  sql`${factCte(counted)}, ${presentCte(counted)}, ${aloneCte}, ${openedCte(counted)}`;
