import { type RawBuilder, sql } from 'kysely';
import { type Counted, endOf, epochOf, startOf } from './facts.ts';

/**
 * The figures of each quarter hour of the days and each kind of call, by their definitions: a query with the columns of
 * `usage_quarter` beside the company, over `countedFacts`. Each time is cut to the second first and to the quarter hour then.
 */
export const countQuarters = (counted: Counted) => {
  const [start, end] = [startOf(counted), endOf(counted)];
  /** Quarter hours since 1970 that a piece touches within the days, a piece of no second its first one. */
  const quarters = sql`generate_series(
    greatest(s, ${epochOf(start)}) / 900, (least(greatest(s + 1, e), ${epochOf(end)}) - 1) / 900) as number`;
  const seconds = sql`least(e, number * 900 + 900) - greatest(s, number * 900)`;
  const started = epochOf(sql`date_trunc('second', started_at)`);
  return sql`
    with piece as (select kind, party_kind, number, (number = s / 900)::int as joins, ${seconds} as seconds from fact, ${quarters}),
    part as (
      select number, kind, 0 as calls, 0 as unanswered, joins, case party_kind when 'guest' then joins else 0 end as guest_joins,
        case party_kind when 'video-system' then joins else 0 end as system_joins, seconds as leg_seconds,
        case party_kind when 'video-system' then seconds else 0 end as system_seconds, 0 as room_seconds
      from piece
      union all
      select number, kind, 0, 0, 0, 0, 0, 0, 0, ${seconds} from alone, ${quarters}
      union all
      select ${started} / 900, kind, 1, 0, 0, 0, 0, 0, 0, 0 from opened
      union all
      select ${started} / 900, kind, 0, 1, 0, 0, 0, 0, 0, 0 from call_fact
      where company_id = ${counted.company} and started_at >= ${start} and started_at < ${end} and unanswered
    )
    select to_timestamp(number * 900) as quarter, kind, sum(calls)::int as calls, sum(unanswered)::int as unanswered,
      sum(joins)::int as joins, sum(guest_joins)::int as guest_joins, sum(system_joins)::int as system_joins,
      sum(leg_seconds)::int as leg_seconds, sum(system_seconds)::int as system_seconds, sum(room_seconds)::int as room_seconds
    from part group by number, kind
    having sum(calls + unanswered + joins) > 0 or sum(leg_seconds) > 0 or sum(room_seconds) > 0`;
};

/** Days made of quarter hours: the columns of `usage_day` beside the company. */
export const sumDays = ({ timeZone }: Counted, quarters: RawBuilder<unknown>) => sql`
  select (quarter at time zone ${timeZone}::text)::date as day, kind, sum(calls)::int as calls,
    sum(unanswered)::int as unanswered, sum(joins)::int as joins, sum(guest_joins)::int as guest_joins,
    sum(system_joins)::int as system_joins, sum(leg_seconds)::int as leg_seconds,
    sum(system_seconds)::int as system_seconds, sum(room_seconds)::int as room_seconds
  from (${quarters}) as quarters group by 1, 2`;

/** Hours of the week made of quarter hours: the columns of `usage_hour_day` beside the company. */
export const sumHours = ({ timeZone }: Counted, quarters: RawBuilder<unknown>) => sql`
  select local::date as day, extract(isodow from local)::smallint as weekday, extract(hour from local)::smallint as hour,
    sum(leg_seconds)::int as leg_seconds
  from (select quarter at time zone ${timeZone}::text as local, leg_seconds from (${quarters}) as quarters) as here
  where leg_seconds > 0 group by 1, 2, 3`;
