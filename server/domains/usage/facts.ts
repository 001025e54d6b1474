import { type RawBuilder, sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';

/** Length of a rollup, in milliseconds. */
export const quarterLength = 15 * 60_000;

/** Beginning of the UTC quarter hour that an instant is in. */
export const quarterOf = (instant: Date): Date =>
  new Date(Math.floor(instant.getTime() / quarterLength) * quarterLength);

const quarterStart = (instant: RawBuilder<unknown>) =>
  sql`date_bin('15 minutes', ${instant}, timestamptz '2000-01-01 00:00:00Z')`;

interface Span {
  /** First quarter hour. */
  from: RawBuilder<unknown>;
  /** Where the last quarter hour ends. */
  to: RawBuilder<unknown>;
  /** `all` counts open legs too, up to their last proof of life. */
  legs: 'closed' | 'all';
}

/**
 * The figures of each quarter hour of a span and each kind of call, made from the facts by their definitions: a query
 * with the columns of `usage_quarter` beside the company. Each time is cut to the second first and to the quarter hour
 * then; a room's time is the union of its legs' times.
 */
export const countFacts = (company: CompanyId, { from, to, legs }: Span) => {
  const counted = legs === 'closed' ? sql`left_at is not null` : sql`true`;
  return sql`
    with span as (select ${from}::timestamptz as span_from, ${to}::timestamptz as span_to),
    longest as (
      select coalesce((
        select left_at - joined_at from leg_fact where company_id = ${company} and left_at is not null
        order by left_at - joined_at desc limit 1), interval '0') as leg
    ),
    fact as materialized (
      select call_id, kind, room_id, party_kind, joined_at, starts_at, ends_at from leg_fact
      where company_id = ${company} and ${counted}
        and joined_at < (select span_to from span) and ends_at >= (select span_from from span)
        and joined_at >= (select span_from - leg from span, longest)
    ),
    piece as materialized (
      select kind, room_id, quarter, greatest(starts_at, quarter) as starts_at, least(ends_at, quarter + interval '15 minutes') as ends_at
      from fact, span, generate_series(
        greatest(${quarterStart(sql`starts_at`)}, span_from), least(ends_at, span_to - interval '15 minutes'), interval '15 minutes'
      ) as quarter
    ),
    room_piece as (
      select quarter, kind, range_agg(tstzrange(starts_at, ends_at)) as present from piece
      where room_id is not null group by quarter, kind, room_id
    ),
    part as (
      select quarter, kind, 0 as calls, 0 as unanswered, 0 as joins, 0 as guest_joins,
        extract(epoch from ends_at - starts_at) as leg_seconds, 0 as room_seconds
      from piece where ends_at > starts_at
      union all
      select quarter, kind, 0, 0, 0, 0, 0, extract(epoch from upper(stay) - lower(stay))
      from room_piece, unnest(present) as stay
      union all
      select ${quarterStart(sql`joined_at`)}, kind, 0, 0, 1, (party_kind = 'guest')::int, 0, 0
      from fact, span where joined_at >= span_from
      union all
      select ${quarterStart(sql`started_at`)}, kind, (not unanswered)::int, unanswered::int, 0, 0, 0, 0
      from call_fact as started, span
      where company_id = ${company} and started_at >= span_from and started_at < span_to
        -- Not "exists", which would be made a hash of every leg that there is.
        and (unanswered or (select true from leg_fact where company_id = ${company} and call_id = started.id and ${counted} limit 1))
    )
    select quarter, kind, sum(calls)::int as calls, sum(unanswered)::int as unanswered, sum(joins)::int as joins,
      sum(guest_joins)::int as guest_joins, sum(leg_seconds)::int as leg_seconds, sum(room_seconds)::int as room_seconds
    from part group by quarter, kind`;
};
