import { sql } from 'kysely';
import { aloneCte, type Counted, endOf, factCte, openedCte, startOf } from './facts.ts';

const quarterStart = (column: string) =>
  sql`date_bin('15 minutes', ${sql.raw(column)}, timestamptz '2000-01-01 00:00:00Z')`;

/**
 * The figures of each quarter hour of the days and each kind of call, by their definitions: a query with the columns of
 * `usage_quarter` beside the company. Each time is cut to the second first and to the quarter hour then.
 */
export const countQuarters = (counted: Counted) => {
  const [start, end] = [startOf(counted), endOf(counted)];
  const quarters = (from: string) => sql`generate_series(
    greatest(${quarterStart('starts_at')}, ${start}), least(ends_at, ${end} - interval '15 minutes'), interval '15 minutes'
  ) as quarter where ${sql.raw(from)}ends_at > quarter`;
  const seconds = sql`extract(epoch from least(ends_at, quarter + interval '15 minutes') - greatest(starts_at, quarter))::int`;
  return sql`
    with ${factCte(counted)}, ${aloneCte}, ${openedCte(counted)},
    part as (
      select quarter, kind, 0 as calls, 0 as unanswered, 0 as joins, 0 as guest_joins, 0 as system_joins,
        ${seconds} as leg_seconds, case when party_kind = 'video-system' then ${seconds} else 0 end as system_seconds, 0 as room_seconds
      from fact, ${quarters('fact.')} and ends_at > starts_at
      union all
      select quarter, kind, 0, 0, 0, 0, 0, 0, 0, ${seconds} from alone, ${quarters('alone.')}
      union all
      select ${quarterStart('joined_at')}, kind, 0, 0, 1, (party_kind = 'guest')::int, (party_kind = 'video-system')::int, 0, 0, 0
      from fact where joined_at >= ${start}
      union all
      select ${quarterStart('started_at')}, kind, 1, 0, 0, 0, 0, 0, 0, 0 from opened
      union all
      select ${quarterStart('started_at')}, kind, 0, 1, 0, 0, 0, 0, 0, 0 from call_fact
      where company_id = ${counted.company} and started_at >= ${start} and started_at < ${end} and unanswered
    )
    select quarter, kind, sum(calls)::int as calls, sum(unanswered)::int as unanswered, sum(joins)::int as joins,
      sum(guest_joins)::int as guest_joins, sum(system_joins)::int as system_joins, sum(leg_seconds)::int as leg_seconds,
      sum(system_seconds)::int as system_seconds, sum(room_seconds)::int as room_seconds
    from part group by quarter, kind`;
};

/** Days made of quarter hours: the columns of `usage_day` beside the company. */
export const sumDays = ({ timeZone }: Counted, quarters: ReturnType<typeof countQuarters>) => sql`
  select (quarter at time zone ${timeZone}::text)::date as day, kind, sum(calls)::int as calls,
    sum(unanswered)::int as unanswered, sum(joins)::int as joins, sum(guest_joins)::int as guest_joins,
    sum(system_joins)::int as system_joins, sum(leg_seconds)::int as leg_seconds,
    sum(system_seconds)::int as system_seconds, sum(room_seconds)::int as room_seconds
  from (${quarters}) as quarters group by 1, 2`;

/** Hours of the week made of quarter hours: the columns of `usage_hour_day` beside the company. */
export const sumHours = ({ timeZone }: Counted, quarters: ReturnType<typeof countQuarters>) => sql`
  select local::date as day, extract(isodow from local)::smallint as weekday, extract(hour from local)::smallint as hour,
    sum(leg_seconds)::int as leg_seconds
  from (select quarter at time zone ${timeZone}::text as local, leg_seconds from (${quarters}) as quarters) as here
  where leg_seconds > 0 group by 1, 2, 3`;
