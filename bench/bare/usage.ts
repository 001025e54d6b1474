// Baselines of `usage`: figures, charts, tables and an export of a company's period by plain SQL over its calls and legs.
// Parameters: the company, first and last day, the time zone. No leg of the data is longer than two days.

const start = '($2::date::timestamp at time zone $4::text)';
const finish = '(($3::date + 1)::timestamp at time zone $4::text)';
const epoch = (instant: string) => `floor(date_part('epoch', ${instant}))::bigint`;
const reaching = `company_id = $1::uuid and not elsewhere and left_at is not null and joined_at < ${finish}
  and joined_at >= ${start} - interval '2 days' and left_at >= ${start}`;
const startedInside = `c.company_id = $1::uuid and c.started_at >= ${start} and c.started_at < ${finish}`;

/** Legs, cut to the period: seconds since 1970. */
const fact = `fact as materialized (
  select id, call_id, call_kind as kind, room_id, party_kind, party_id, joined_at >= ${start} as begins,
    greatest(${epoch('joined_at')}, ${epoch(start)}) as s, least(${epoch('left_at')}, ${epoch(finish)}) as e,
    case party_kind when 'video-system' then 'video-system' else coalesce(lower(browser), 'unknown') end as client
  from leg where ${reaching})`;
const shape = `shape as materialized (
  select c.id, c.kind, c.started_at, count(distinct coalesce(l.party_id, l.id)) as size,
    (max(${epoch('l.left_at')}) - min(${epoch('l.joined_at')})) / 60 as minutes
  from call c join leg l on l.company_id = c.company_id and l.call_id = c.id and not l.elsewhere
  where ${startedInside} and not c.unanswered group by c.id, c.kind, c.started_at)`;
/** What each leg adds to the time in which somebody is in its room. */
const added = (table: string, partition: string) => `
  select *, greatest(0, e - greatest(s, coalesce(max(e) over (
    partition by ${partition} order by s, e, id rows between unbounded preceding and 1 preceding), s))) as added
  from ${table} where room_id is not null`;

export const summaryStatement = `
  with ${fact}, ${shape},
  event as (select s as at, 1 as change from fact where e > s union all select e, -1 from fact where e > s)
  select (select count(*) from shape) as calls, (select count(*) from shape where kind = 'meeting') as meetings,
    (select count(*) from shape where kind = 'direct') as "directCalls",
    (select count(*) from call c where ${startedInside} and c.unanswered) as unanswered,
    count(*) filter (where begins) as joins, count(*) filter (where begins and party_kind = 'guest') as "guestJoins",
    sum(e - s) as "callSeconds", sum(e - s) filter (where kind = 'meeting') as "meetingSeconds",
    sum(e - s) filter (where kind = 'direct') as "directSeconds",
    (select sum(added) from (${added('fact', 'room_id')}) as rooms) as "roomSeconds",
    (select max(open) from (select sum(change) over (order by at, change) as open from event) as moments) as peak,
    (select percentile_disc(0.5) within group (order by size) from shape where kind = 'meeting') as "meetingSizeMedian",
    (select percentile_disc(0.9) within group (order by size) from shape where kind = 'meeting') as "meetingSizeP90",
    (select percentile_disc(0.5) within group (order by minutes) from shape where kind = 'meeting') as "meetingMinutesMedian",
    (select percentile_disc(0.9) within group (order by minutes) from shape where kind = 'meeting') as "meetingMinutesP90"
  from fact`;

export const daysStatement = `
  with leg_day as materialized (
    select id, room_id, call_kind as kind, party_kind, ${epoch('joined_at')} as s, ${epoch('left_at')} as e,
      (joined_at at time zone $4::text)::date as first_day,
      (greatest(joined_at, date_trunc('second', left_at) - interval '1 microsecond') at time zone $4::text)::date as last_day
    from leg where ${reaching}
  ),
  piece as materialized (
    select first_day as day, id, room_id, kind, party_kind, s, e, true as begins from leg_day where first_day = last_day
    union all
    select at::date, id, room_id, kind, party_kind, greatest(s, ${epoch('at at time zone $4::text')}),
      least(e, ${epoch("(at + interval '1 day') at time zone $4::text")}), at::date = first_day
    from leg_day, generate_series(first_day::timestamp, last_day::timestamp, interval '1 day') as at where first_day <> last_day
  ),
  used as (
    select day, count(*) filter (where begins) as joins, count(*) filter (where begins and party_kind = 'guest') as guests,
      sum(e - s) as seconds, sum(e - s) filter (where kind = 'meeting') as meeting, sum(e - s) filter (where kind = 'direct') as direct
    from piece group by day
  ),
  rooms as (select day, sum(added) as seconds from (${added('piece', 'room_id, day')}) as rooms group by day),
  moment as (
    select day, sum(change) over (partition by day order by at, change) as open from (
      select day, s as at, 1 as change from piece where e > s union all select day, e, -1 from piece where e > s) as event
  ),
  peaks as (select day, max(open) as peak from moment group by day),
  called as (
    select (started_at at time zone $4::text)::date as day, count(*) filter (where not unanswered and kind = 'meeting') as meetings,
      count(*) filter (where not unanswered and kind = 'direct') as direct, count(*) filter (where unanswered) as unanswered
    from call c where ${startedInside}
      and (unanswered or exists (select from leg l where l.company_id = c.company_id and l.call_id = c.id and not l.elsewhere))
    group by 1
  )
  select to_char(at, 'YYYY-MM-DD') as day, coalesce(c.meetings + c.direct, 0) as calls, coalesce(c.meetings, 0) as meetings,
    coalesce(c.direct, 0) as "directCalls", coalesce(c.unanswered, 0) as unanswered, coalesce(joins, 0) as joins,
    coalesce(guests, 0) as "guestJoins", coalesce(used.seconds, 0) as "callSeconds", coalesce(meeting, 0) as "meetingSeconds",
    coalesce(used.direct, 0) as "directSeconds", coalesce(rooms.seconds, 0) as "roomSeconds", coalesce(peak, 0) as peak
  from generate_series($2::date::timestamp, $3::date::timestamp, interval '1 day') as at
  left join used on used.day = at::date left join rooms on rooms.day = at::date left join peaks on peaks.day = at::date
  left join called c on c.day = at::date order by 1`;

export const hoursStatement = `
  with ${fact},
  hours as (
    select number, sum(least(e, number * 3600 + 3600) - greatest(s, number * 3600)) as seconds
    from fact, generate_series(s / 3600, (e - 1) / 3600) as number where e > s group by number
  )
  select extract(isodow from local)::int as weekday, extract(hour from local)::int as hour, sum(seconds) as "callSeconds"
  from (select to_timestamp(number * 3600) at time zone $4::text as local, seconds from hours) as hours
  group by 1, 2 order by 1, 2`;

export const clientsStatement = `
  with ${fact}
  select client, count(*) filter (where begins) as joins, sum(e - s) as "callSeconds" from fact group by 1 order by 3 desc, 1`;

export const shapesStatement = `
  with ${shape}
  select 'size' as figure, size as value, count(*) as meetings from shape where kind = 'meeting' group by 2
  union all select 'length', minutes, count(*) from shape where kind = 'meeting' group by 2 order by 1 desc, 2`;

export const qualityStatement = `
  with measured as materialized (
    select quality from leg where ${reaching} and joined_at >= ${start} and quality is not null),
  cause as (select key, sum(round(value::numeric)) as seconds from measured, jsonb_each_text(quality -> 'causes')
    where quality -> 'causes' <> '{}' group by key)
  select sum(round((quality -> 'good')::numeric)) as "goodSeconds", sum(round((quality -> 'fair')::numeric)) as "fairSeconds",
    sum(round((quality -> 'bad')::numeric)) as "badSeconds",
    (select json_agg(json_build_object('cause', key, 'seconds', seconds) order by seconds desc, key) from cause) as causes
  from measured`;

export const peopleStatement = `
  select count(distinct party_id) as people from leg
  where ${reaching} and party_kind = 'member' and (joined_at >= ${start} or date_trunc('second', left_at) > ${start})`;

export type Table = 'member' | 'room' | 'video-system';
const keys: Readonly<Record<string, string>> = {
  name: 'name_key',
  meetings: 'meetings',
  directCalls: '"directCalls"',
  joins: 'joins',
  callSeconds: '"callSeconds"',
  roomSeconds: '"roomSeconds"',
};

const usedParties = (kind: Table) => `visit as (
    select party_id, call_id, call_kind as kind, min(joined_at) as first, count(*) filter (where joined_at >= ${start}) as joins,
      sum(greatest(0, least(${epoch('left_at')}, ${epoch(finish)}) - greatest(${epoch('joined_at')}, ${epoch(start)}))) as seconds
    from leg where company_id = $1::uuid and party_kind = '${kind}' and not elsewhere and left_at is not null
      and joined_at < ${finish} and joined_at >= ${start} - interval '2 days' group by 1, 2, 3
  ),
  used as (
    select party_id, count(*) filter (where kind = 'meeting' and first >= ${start}) as meetings,
      count(*) filter (where kind = 'direct' and first >= ${start}) as "directCalls", sum(joins) as joins,
      sum(seconds) as "callSeconds", 0 as "roomSeconds"
    from visit group by party_id having sum(joins) > 0 or sum(seconds) > 0
  )`;

const usedRooms = `${fact},
  opened as (
    select room_id, count(*) as meetings from call c where ${startedInside} and room_id is not null and not unanswered
      and exists (select from leg l where l.company_id = c.company_id and l.call_id = c.id and not l.elsewhere) group by room_id
  ),
  here as (
    select room_id, count(*) filter (where begins) as joins, sum(e - s) as seconds, sum(added) as room_seconds
    from (${added('fact', 'room_id')}) as legs group by room_id
  ),
  used as (
    select coalesce(h.room_id, o.room_id) as party_id, coalesce(meetings, 0) as meetings, 0 as "directCalls",
      coalesce(joins, 0) as joins, coalesce(seconds, 0) as "callSeconds", coalesce(room_seconds, 0) as "roomSeconds"
    from here h full join opened o using (room_id)
    where joins > 0 or seconds > 0 or meetings > 0
  )`;

/** The first 50 rows of a table in an order. */
export function tableStatement(kind: Table, sort: string, order: 'ascending' | 'descending'): string {
  const direction = order === 'ascending' ? 'asc' : 'desc';
  const by = `order by ${keys[sort]} ${direction}, id ${direction}`;
  const nameThen =
    kind === 'room'
      ? `(select room_name from call where company_id = $1::uuid and room_id = shown.id and started_at < ${finish}
          order by started_at desc limit 1)`
      : `(select name from leg where company_id = $1::uuid and party_id = shown.id and joined_at < ${finish} and not elsewhere
          order by joined_at desc, id desc limit 1)`;
  return `
    with ${kind === 'room' ? usedRooms : usedParties(kind)},
    listed as materialized (
      select coalesce(p.id, used.party_id) as id, coalesce(p.name, 'Former member') as name, coalesce(p.name_key, '') as name_key,
        coalesce(meetings, 0) as meetings, coalesce("directCalls", 0) as "directCalls", coalesce(joins, 0) as joins,
        coalesce("callSeconds", 0) as "callSeconds", coalesce("roomSeconds", 0) as "roomSeconds"
      from (select * from party where company_id = $1::uuid and kind = '${kind}') as p full join used on used.party_id = p.id
      where p.listed or used.party_id is not null
    )
    select id, coalesce(${nameThen}, name) as name, meetings, "directCalls", joins, "callSeconds", "roomSeconds",
      (select count(*) from listed) as total
    from (select * from listed ${by} limit 50) as shown ${by}`;
}

/** The calls of the period that count, newest first, with the columns of the export; parameters are written out. */
export const callsStatement = (company: string, from: string, to: string, zone: string): string =>
  `with ${fact},
  begun as (
    select call_id, count(*) filter (where begins) as joins, sum(e - s) as seconds, sum(added) as room_seconds from (
      select *, case when room_id is null then 0 else greatest(0, e - greatest(s, coalesce(max(e) over (
        partition by call_id order by s, e, id rows between unbounded preceding and 1 preceding), s))) end as added
      from fact) as legs group by call_id
  ),
  whole as (
    select call_id, count(distinct coalesce(party_id, id)) as parties, max(${epoch('left_at')}) - min(${epoch('joined_at')}) as seconds
    from leg where company_id = $1::uuid and not elsewhere group by call_id
  )
  select c.id, c.kind, to_char(c.started_at at time zone $4::text, 'YYYY-MM-DD HH24:MI:SS') as started,
    to_char(c.started_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as started_utc,
    to_char(c.ended_at at time zone $4::text, 'YYYY-MM-DD HH24:MI:SS') as ended,
    to_char(c.ended_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as ended_utc,
    case when c.unanswered then 'true' else 'false' end as unanswered, c.room_name, c.room_address, w.parties, w.seconds, b.joins,
    b.seconds as call_seconds, div(b.seconds, 60) as call_minutes, b.room_seconds, div(b.room_seconds, 60) as room_minutes
  from call c join whole w on w.call_id = c.id join begun b on b.call_id = c.id
  where ${startedInside} and not c.unanswered order by c.started_at desc, c.id desc`
    .replaceAll('$1', `'${company}'`)
    .replaceAll('$2', `'${from}'`)
    .replaceAll('$3', `'${to}'`)
    .replaceAll('$4', `'${zone}'`);

/**
 * One aggregate over all facts at the finest grain of the rollups: joins and seconds of each party, room, client and kind of
 * call in each quarter hour.
 */
export const factsStatement = `
  select count(*)::int as rows, sum(joins)::float8 as joins, sum(seconds)::float8 as seconds from (
    select company_id, call_kind, room_id, party_id, client, number, sum((number = s / 900)::int) as joins,
      sum(least(e, number * 900 + 900) - greatest(s, number * 900)) as seconds
    from (select company_id, call_kind, room_id, party_id, party_kind,
        case party_kind when 'video-system' then 'video-system' else coalesce(lower(browser), 'unknown') end as client,
        ${epoch('joined_at')} as s, ${epoch('left_at')} as e
      from leg where not elsewhere and left_at is not null) as fact,
    generate_series(s / 900, (greatest(e, s + 1) - 1) / 900) as number
    group by company_id, call_kind, room_id, party_id, client, number) as grain`;
