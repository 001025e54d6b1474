import { type RawBuilder, sql } from 'kysely';

/** The stretches of legs `l`, each cut to a period where there is one, as a multirange; null where there are none. */
const stretchesOf = (period: Stretch | null, only: RawBuilder<unknown>) => {
  const [from, to] = period
    ? [sql`greatest(l.starts_at, ${period.start})`, sql`least(l.ends_at, ${period.end})`]
    : [sql`l.starts_at`, sql`l.ends_at`];
  const inside = period ? sql`and l.starts_at < ${period.end} and l.ends_at > ${period.start}` : sql``;
  return sql`range_agg(tstzrange(${from}, ${to})) filter (where ${only} and l.ends_at > l.starts_at ${inside})`;
};

export interface Stretch {
  start: RawBuilder<unknown>;
  end: RawBuilder<unknown>;
}

/**
 * Room time of a call `c` of legs `l`, an aggregate, as a multirange: when somebody was in its room. Where calls of one
 * room overlap, each second is the last one's that started, so that calls add up to the room's minutes. A later call has no leg
 * before its start, so those that started within this one are all that can take of it.
 */
export const roomTime = (company: string, period: Stretch | null = null): RawBuilder<unknown> => sql`
  (coalesce(${stretchesOf(period, sql`c.room_id is not null`)}, '{}') - coalesce((
    select range_agg(tstzrange(o.starts_at, o.ends_at)) from call later
    join leg_fact o on o.company_id = later.company_id and o.call_id = later.id and o.ends_at > o.starts_at
    where later.company_id = ${company} and later.room_id = c.room_id and later.kind = c.kind
      and later.started_at >= c.started_at and (later.started_at, later.id) > (c.started_at, c.id)
      and later.started_at < max(l.ends_at)
  ), '{}'))`;

/** Seconds of a multirange. */
export const secondsOfRanges = (ranges: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  coalesce((select sum(extract(epoch from upper(stay) - lower(stay))) from unnest(${ranges}) as stay), 0)::float8`;
