import { sql } from 'kysely';
import { alonePieces, type Counted, eachDay, endOf, midnightIn, startOf } from './facts.ts';

/**
 * Members, video systems and rooms by day: the columns of `usage_party_day` beside the company. A party's call counts on
 * the day of its first leg in it, a room's on the day when it started.
 */
export const countParties = (counted: Counted) => sql`
  with ranked as (
    select *, begins and row_number() over (partition by call_id, party_id order by s, id, day) = 1 as opens
    from present where party_id is not null
  ),
  party as materialized (
    select day, party_kind, party_id, ranked.kind, begins, seconds, opens and (young.id is not null or (
      select true from leg_fact as earlier
      where earlier.company_id = ${counted.company} and earlier.call_id = ranked.call_id
        and earlier.party_id = ranked.party_id and earlier.joined_at < ${startOf(counted)}
        and ${counted.legs === 'closed' ? sql`earlier.left_at is not null` : sql`true`} limit 1) is null) as first
    from ranked
    -- A call that started in the days has no earlier legs.
    left join (select id from call_fact where company_id = ${counted.company}
      and started_at >= ${startOf(counted)} and started_at < ${endOf(counted)}) as young on young.id = ranked.call_id
  )
  select day, party_kind as kind, party_id, (count(*) filter (where first and kind = 'meeting'))::int as meetings,
    (count(*) filter (where first and kind = 'direct'))::int as direct_calls, (count(*) filter (where begins))::int as joins,
    coalesce(sum(seconds) filter (where kind = 'meeting'), 0)::int as meeting_seconds,
    coalesce(sum(seconds) filter (where kind = 'direct'), 0)::int as direct_seconds, 0 as room_seconds
  from party group by day, party_kind, party_id
  union all
  select day, 'room', room_id, sum(meetings)::int, 0, sum(joins)::int, sum(meeting_seconds)::int, 0, sum(room_seconds)::int
  from (
    select day, room_id, 0 as meetings, begins::int as joins, seconds as meeting_seconds, 0 as room_seconds
    from present where room_id is not null
    union all
    select day, room_id, 0, 0, 0, seconds from (${alonePieces(counted)}) as pieces
    union all
    select day, room_id, 1, 0, 0, 0 from opened where room_id is not null
  ) as rooms group by day, room_id`;

/** Most legs open at the same moment of each day: the columns of `usage_peak_day` beside the company. */
export const countPeaks = (counted: Counted) => sql`
  with lasting as (select * from fact where e > s),
  event as (
    select first_day as day, s as at, 1 as change from lasting
    where first_day between ${counted.from}::date and ${counted.to}::date
    union all
    select midnight::date, ${midnightIn(counted)}, 1 from lasting, ${eachDay(counted, sql`first_day + 1`)} where first_day <> last_day
    union all
    select last_day, e, -1 from lasting where last_day between ${counted.from}::date and ${counted.to}::date
  )
  select day, max(open)::int as peak
  from (select day, sum(change) over (partition by day order by at, change) as open from event) as moments group by day`;

/** Legs by browser or video system and day: the columns of `usage_client_day` beside the company. */
export const countClients = () => sql`
  select day, client, count(*) filter (where begins)::int as joins, sum(seconds)::int as leg_seconds
  from present group by day, client`;

/**
 * Seconds by quality, of legs by the day of their start: the columns of `usage_quality_day` beside the company. The three
 * words are columns first, so that each leg is read once and nothing is sorted.
 */
export const countQuality = (counted: Counted) => {
  const { company, timeZone, legs } = counted;
  const seconds = (word: string) => sql`coalesce(sum(round((quality -> ${word}::text)::numeric))
    filter (where jsonb_typeof(quality -> ${word}::text) = 'number'), 0) as ${sql.ref(word)}`;
  return sql`
  with measured as materialized (
    select (joined_at at time zone ${timeZone}::text)::date as day, quality from leg_fact
    where company_id = ${company} and joined_at >= ${startOf(counted)} and joined_at < ${endOf(counted)}
      and quality is not null and ${legs === 'closed' ? sql`left_at is not null` : sql`true`}
  ),
  words as (select day, ${sql.join(['good', 'fair', 'bad'].map(seconds))} from measured group by day)
  select day, part, sum(seconds)::int as seconds from (
    select day, word.part, word.seconds
    from words, lateral (values ('good', good), ('fair', fair), ('bad', bad)) as word (part, seconds)
    union all
    select day, 'cause ' || cause.key, round(cause.value::numeric)
    from measured, jsonb_each_text(case jsonb_typeof(quality -> 'causes') when 'object' then quality -> 'causes' else '{}' end) as cause
    where quality -> 'causes' <> '{}' and cause.value ~ '^[0-9]+(\\.[0-9]+)?$'
  ) as parts where seconds > 0 group by day, part`;
};

/**
 * Meetings by size and by length, on the day of their start: the columns of `usage_shape_day` beside the company. Each
 * guest leg is a party of its own, because nobody knows who it is.
 */
export const countShapes = (counted: Counted) => sql`
  with meeting as (
    select (started_at at time zone ${counted.timeZone}::text)::date as day, size, minutes
    from call_fact as started cross join lateral (
      select count(distinct coalesce(party_id, id))::int as size,
        floor(extract(epoch from max(ends_at) - min(starts_at)) / 60)::int as minutes
      from leg_fact where company_id = ${counted.company} and call_id = started.id
      having count(*) > 0 ${counted.legs === 'closed' ? sql`and bool_and(left_at is not null)` : sql``}
    ) as shape
    where company_id = ${counted.company} and kind = 'meeting'
      and started_at >= ${startOf(counted)} and started_at < ${endOf(counted)}
  )
  select day, figure, value, count(*)::int as meetings
  from meeting, lateral (values ('size', size), ('length', minutes)) as shape (figure, value) group by day, figure, value`;
