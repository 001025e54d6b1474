import { type RawBuilder, sql } from 'kysely';
import type { Counted } from './facts.ts';
import { overlapOf, type Parts, type Period, splitPeriod } from './period.ts';
import { countRollup, type Rollup, rollups } from './rollups.ts';
import type { Sight } from './sight.ts';

type Seen = Pick<Sight, 'db' | 'company' | 'timeZone' | 'today' | 'live'>;

/** Days with calls that go on, as part of what is asked for, with how far back their legs began. */
export function liveOf({ company, timeZone, live }: Omit<Seen, 'db'>, period: Period): Counted | null {
  const days = live && overlapOf(live, period);
  return days && { company, timeZone, ...days, since: live.since, legs: 'all' };
}

const listed = (names: readonly string[], sign = '') => sql.raw(names.map((name) => `${sign}${name}`).join(', '));
const between = (column: string, { from, to }: Period) => sql`${sql.raw(column)} between ${from}::date and ${to}::date`;

/**
 * Rows of a rollup that add up to a period: its days as they are stored, and in their place what the facts give for days in
 * which calls go on. `time` is the day.
 */
function daysOf(seen: Seen, rollup: Rollup, period: Period): RawBuilder<unknown> {
  const { table, keys, values } = rollup;
  const columns = listed(['day', ...keys, ...values]);
  const stored = sql`select ${columns} from ${sql.raw(table)} where company_id = ${seen.company} and ${between('day', period)}`;
  const live = liveOf(seen, period);
  if (!live) return stored;
  const counted = countRollup(rollup, live);
  return sql`${stored} and not (${between('day', live)}) union all select ${columns} from (${counted}) as live`;
}

/**
 * Rows of a rollup that add up to a period, without the day: whole months, the days around them, and what is to be added
 * for days in which calls go on. A key may come several times, with negative values too.
 */
export function sumsOf(
  seen: Seen,
  rollup: Rollup,
  period: Period,
  only: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> {
  const { table, months, keys, values } = rollup;
  const parts: Parts = months === null ? { months: null, days: [period] } : splitPeriod(period, seen.today);
  const columns = listed([...keys, ...values]);
  const read = (from: string, range: RawBuilder<unknown>, what = columns) =>
    sql`select ${what} from ${sql.raw(from)} where company_id = ${seen.company} and ${only} and ${range}`;
  const pieces = parts.days.map((days) => read(table, between('day', days)));
  if (months !== null && parts.months) pieces.push(read(months, between('month', parts.months)));
  const live = liveOf(seen, period);
  if (live) {
    pieces.push(sql`select ${columns} from (${countRollup(rollup, live)}) as live where ${only}`);
    const negative = sql`${listed(keys)}${keys.length > 0 ? sql`, ` : sql``}${listed(values, '-')}`;
    pieces.push(read(table, between('day', live), negative));
  }
  return sql`${sql.join(pieces, sql` union all `)}`;
}

export interface Sums {
  meetings: number;
  directCalls: number;
  unanswered: number;
  joins: number;
  guestJoins: number;
  callSeconds: number;
  meetingSeconds: number;
  directSeconds: number;
  roomSeconds: number;
}

const noSums: Sums = {
  meetings: 0,
  directCalls: 0,
  unanswered: 0,
  joins: 0,
  guestJoins: 0,
  callSeconds: 0,
  meetingSeconds: 0,
  directSeconds: 0,
  roomSeconds: 0,
};

const sumColumns = sql`
  coalesce(sum(calls) filter (where kind = 'meeting'), 0)::int as meetings,
  coalesce(sum(calls) filter (where kind = 'direct'), 0)::int as direct_calls,
  coalesce(sum(unanswered), 0)::int as unanswered, coalesce(sum(joins), 0)::int as joins,
  coalesce(sum(guest_joins), 0)::int as guest_joins, coalesce(sum(leg_seconds), 0)::float8 as call_seconds,
  coalesce(sum(leg_seconds) filter (where kind = 'meeting'), 0)::float8 as meeting_seconds,
  coalesce(sum(leg_seconds) filter (where kind = 'direct'), 0)::float8 as direct_seconds,
  coalesce(sum(room_seconds), 0)::float8 as room_seconds`;

/** What adds up, in a period. */
export async function readSums(seen: Seen, period: Period): Promise<Sums> {
  const days = daysOf(seen, rollups.days, period);
  const { rows } = await sql<Sums>`select ${sumColumns} from (${days}) as days`.execute(seen.db);
  return rows[0] ?? noSums;
}

/** Most legs open at the same moment of a period. */
export async function readPeak(seen: Seen, period: Period): Promise<number> {
  const days = daysOf(seen, rollups.peaks, period);
  const { rows } = await sql<{ peak: number | null }>`select max(peak) as peak from (${days}) as days`.execute(seen.db);
  return rows[0]?.peak ?? 0;
}

/** The first day of a period with most legs open at the same moment; null where there never was one. */
export async function readPeakDay(seen: Seen, period: Period): Promise<string | null> {
  const days = daysOf(seen, rollups.peaks, period);
  const { rows } = await sql<{ day: string }>`
    select to_char(day, 'YYYY-MM-DD') as day from (${days}) as days where peak > 0 order by peak desc, day limit 1`.execute(
    seen.db,
  );
  return rows[0]?.day ?? null;
}

export interface Shape {
  figure: 'size' | 'length';
  value: number;
  meetings: number;
}

/** How many meetings of a period had which size and which length, smallest first. */
export async function readShapes(seen: Seen, period: Period): Promise<Shape[]> {
  const shapes = sumsOf(seen, rollups.shapes, period);
  const { rows } = await sql<Shape>`
    select figure, value, sum(meetings)::int as meetings from (${shapes}) as shapes
    group by figure, value having sum(meetings) > 0 order by figure, value`.execute(seen.db);
  return rows;
}

/** The value that a share of the meetings is not above (nearest rank); null without a meeting. */
export function percentile(shapes: readonly Shape[], figure: Shape['figure'], share: number): number | null {
  const ordered = shapes.filter((shape) => shape.figure === figure);
  const all = ordered.reduce((sum, { meetings }) => sum + meetings, 0);
  let reached = 0;
  for (const { value, meetings } of ordered) {
    reached += meetings;
    if (reached >= share * all) return value;
  }
  return null;
}

export interface DayFigures extends Sums {
  day: string;
  calls: number;
  peak: number;
}

/** Every day of the period in the company's time zone, those without anything too. */
export async function readDays(seen: Seen, period: Period): Promise<DayFigures[]> {
  const [days, peaks] = [daysOf(seen, rollups.days, period), daysOf(seen, rollups.peaks, period)];
  const { rows } = await sql<DayFigures>`
    with used as (select day, ${sumColumns} from (${days}) as days group by day),
    peak as (select day, peak from (${peaks}) as peaks)
    select to_char(calendar, 'YYYY-MM-DD') as day, coalesce(meetings + direct_calls, 0) as calls,
      coalesce(meetings, 0) as meetings, coalesce(direct_calls, 0) as direct_calls, coalesce(unanswered, 0) as unanswered,
      coalesce(joins, 0) as joins, coalesce(guest_joins, 0) as guest_joins, coalesce(call_seconds, 0) as call_seconds,
      coalesce(meeting_seconds, 0) as meeting_seconds, coalesce(direct_seconds, 0) as direct_seconds,
      coalesce(room_seconds, 0) as room_seconds, coalesce(peak, 0) as peak
    from generate_series(${period.from}::date::timestamp, ${period.to}::date::timestamp, interval '1 day') as calendar
    left join used on used.day = calendar::date left join peak on peak.day = calendar::date order by calendar`.execute(
    seen.db,
  );
  return rows;
}

export interface HourFigures {
  /** 1 = Monday … 7 = Sunday (ISO 8601). */
  weekday: number;
  hour: number;
  callSeconds: number;
}

/** Call seconds by weekday and hour of the company's time zone; hours without anything are absent. */
export async function readHours(seen: Seen, period: Period): Promise<HourFigures[]> {
  const hours = sumsOf(seen, rollups.hours, period);
  const { rows } = await sql<HourFigures>`
    select weekday, hour, sum(leg_seconds)::float8 as call_seconds from (${hours}) as hours
    group by weekday, hour having sum(leg_seconds) > 0 order by weekday, hour`.execute(seen.db);
  return rows;
}

export interface ClientFigures {
  client: string;
  joins: number;
  callSeconds: number;
}

/** By browser and video systems, most used first. */
export async function readClients(seen: Seen, period: Period): Promise<ClientFigures[]> {
  const clients = daysOf(seen, rollups.clients, period);
  const { rows } = await sql<ClientFigures>`
    select client, sum(joins)::int as joins, sum(leg_seconds)::float8 as call_seconds from (${clients}) as clients
    group by client order by sum(leg_seconds) desc, client`.execute(seen.db);
  return rows;
}

/** Seconds by `good`, `fair`, `bad` and `cause …`. */
export async function readQuality(seen: Seen, period: Period): Promise<{ part: string; seconds: number }[]> {
  const quality = daysOf(seen, rollups.qualities, period);
  const { rows } = await sql<{ part: string; seconds: number }>`
    select part, sum(seconds)::float8 as seconds from (${quality}) as quality group by part
    order by sum(seconds) desc, part`.execute(seen.db);
  return rows;
}
