import { type RawBuilder, sql } from 'kysely';
import type { CallChoice, CallFigure } from '../../../contract/usage.ts';
import type { UsageCall } from '../../../contract/usage-values.ts';
import { cutPage, decodeCursor, encodeCursor } from '../../platform/database/cursor.ts';
import { fieldProblem, Problem } from '../../platform/http/problem.ts';
import { knownSum } from './call-sums.ts';
import { dayStart, earliestJoin } from './facts.ts';
import { oncePerSight } from './once-per-sight.ts';
import { peakOf } from './peak.ts';
import { roomTime, secondsOfRanges } from './room-time.ts';
import { formatRoom, isPersonal } from './rooms-then.ts';
import type { Sight } from './sight.ts';

/** A call as it is read; only direct calls have their parties. */
export interface CallRow {
  id: string;
  kind: 'meeting' | 'direct';
  startedAt: Date;
  endedAt: Date | null;
  unanswered: boolean;
  roomId: string | null;
  roomName: string | null;
  roomAddress: string | null;
  personal: boolean;
  parties: { id: string | null; kind: 'member' | 'guest' | 'video-system'; name: string }[] | null;
  partyCount: number;
  seconds: number;
  joins: number;
  callSeconds: number;
  roomSeconds: number;
  amount: number;
}

const amounts: Readonly<Record<CallFigure, RawBuilder<number>>> = {
  calls: sql`(case when started and not c.unanswered and party_count > 0 then 1 else 0 end)`,
  meetings: sql`(case when started and c.kind = 'meeting' and party_count > 0 then 1 else 0 end)`,
  directCalls: sql`(case when started and c.kind = 'direct' and not c.unanswered and party_count > 0 then 1 else 0 end)`,
  unanswered: sql`(case when started and c.unanswered then 1 else 0 end)`,
  joins: sql`joins`,
  guestJoins: sql`joins`,
  callSeconds: sql`call_seconds`,
  meetingSeconds: sql`(case when c.kind = 'meeting' then call_seconds else 0 end)`,
  directSeconds: sql`(case when c.kind = 'direct' then call_seconds else 0 end)`,
  roomSeconds: sql`room_seconds`,
  goodSeconds: sql`good_seconds`,
  fairSeconds: sql`fair_seconds`,
  badSeconds: sql`bad_seconds`,
  causeSeconds: sql`cause_seconds`,
  peak: sql`at_peak`,
};

const byStart: ReadonlySet<CallFigure> = new Set(['calls', 'meetings', 'directCalls', 'unanswered']);

/** Whether an instant of SQL lies in the weekdays and hours that are asked for. */
function inClock(
  { timeZone }: Sight,
  { weekday, hour }: CallChoice,
  instant: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const local = sql`(${instant} at time zone ${timeZone}::text)`;
  const conditions = [sql`true`];
  if (weekday !== undefined) conditions.push(sql`extract(isodow from ${local}) = ${weekday}`);
  if (hour !== undefined) conditions.push(sql`extract(hour from ${local}) = ${hour}`);
  return sql.join(conditions, sql` and `);
}

/** The id that a filter names; refuses what is none. */
function idOf(sight: Sight, pointer: string, shown: string): string {
  const id = sight.findId(shown);
  if (id === null) throw fieldProblem('wrong_input', pointer, 'Take the id from the table.');
  return id;
}

/** Seconds of legs `l` that are asked for: inside the period, and its weekdays and hours where there are any. */
function secondsOf(sight: Sight, choice: CallChoice): RawBuilder<unknown> {
  const [start, end] = [dayStart(choice.from, sight.timeZone), dayStart(choice.to, sight.timeZone, 1)];
  const inside = (from: RawBuilder<unknown>, to: RawBuilder<unknown>) =>
    sql`extract(epoch from least(l.ends_at, ${to}) - greatest(l.starts_at, ${from}))`;
  if (choice.weekday === undefined && choice.hour === undefined) return sql`greatest(0, ${inside(start, end)})`;
  const until = sql`quarter + interval '15 minutes'`;
  return sql`(select coalesce(sum(greatest(0, ${inside(sql`quarter`, until)})), 0) from generate_series(
    greatest(date_bin('15 minutes', l.starts_at, timestamptz '2000-01-01 00:00:00Z'), ${start}),
    least(l.ends_at, ${end} - interval '15 minutes'), interval '15 minutes') as quarter
    where ${inClock(sight, choice, sql`quarter`)})`;
}

/** Seconds of a quality, of legs `l` that started in the period, as `usage_quality_day` counts them. */
const measured = (word: string, startsInside: RawBuilder<unknown>) => sql`
  coalesce(sum(round((l.quality ->> ${word}::text)::numeric))
    filter (where jsonb_typeof(l.quality -> ${word}::text) = 'number' and ${startsInside}), 0)::float8 as ${sql.ref(`${word}_seconds`)}`;

/** The same of seconds that were not good, for one cause or for all. */
const caused = (cause: string | undefined, startsInside: RawBuilder<unknown>) => sql`
  coalesce(sum((select sum(round(value::numeric))
    from jsonb_each_text(case jsonb_typeof(l.quality -> 'causes') when 'object' then l.quality -> 'causes' else '{}' end)
    where value ~ '^[0-9]+(\\.[0-9]+)?$' ${cause === undefined ? sql`` : sql`and key = ${cause}::text`}))
    filter (where l.quality is not null and ${startsInside}), 0)::float8 as cause_seconds`;

/** How many of legs `l` were open at an instant, for which most were. */
const openAt = (instant: Date | null) =>
  instant === null
    ? sql`0::float8 as at_peak`
    : sql`(count(*) filter (where l.starts_at <= ${instant} and l.ends_at > ${instant}))::float8 as at_peak`;

/** When the oldest call started that reaches into the period: it has a leg at its beginning, or ended after it. */
const earliestStart = oncePerSight(async ({ db, company, timeZone, period }): Promise<Date> => {
  const since = await earliestJoin(db, company, period.from, timeZone);
  const start = dayStart(period.from, timeZone);
  const { rows } = await sql<{ at: Date }>`
    select least(${start}, (
      select min(c.started_at) from leg_fact l join call c on c.company_id = l.company_id and c.id = l.call_id
      where l.company_id = ${company} and l.joined_at < ${start} and l.joined_at >= ${since}
        and l.ends_at >= ${start} - interval '1 second'
    ), (
      select min(started_at) from call where company_id = ${company} and started_at < ${start}
        and started_at >= ${start} - interval '2 days' and (ended_at is null or ended_at >= ${start})
    )) as at`.execute(db);
  return rows[0]?.at ?? since;
});

/** Of all legs of a call, as aggregates: its distinct parties, and how long it went on. */
export const wholeColumns = sql`count(distinct coalesce(party_id, id))::int as party_count,
  coalesce(extract(epoch from max(ends_at) - min(starts_at)), 0)::float8 as seconds`;

/** The first parties of a direct call, which is a row of `call`; null of a meeting. */
export const firstParties = (company: string, call: string): RawBuilder<unknown> => sql`
  case when ${sql.ref(`${call}.kind`)} = 'direct' then (
    select json_agg(json_build_object('id', party_id, 'kind', party_kind, 'name', name) order by joined_at, id)
    from (select party_id, party_kind, name, joined_at, id from leg where company_id = ${company}
      and call_id = ${sql.ref(`${call}.id`)} and not elsewhere order by joined_at, id limit 3) as few) end`;

/** Calls `c` with what of them is asked for, `amount` above 0; without an order. */
async function chosen(sight: Sight, choice: CallChoice): Promise<RawBuilder<unknown>> {
  const { company, timeZone } = sight;
  const { figure, party, room, client, cause, parties, partiesTo = parties, minutes, minutesTo = minutes } = choice;
  const [start, end] = [dayStart(choice.from, timeZone), dayStart(choice.to, timeZone, 1)];
  const legs = [sql`l.company_id = ${company}`, sql`l.call_id = c.id`];
  if (figure === 'guestJoins') legs.push(sql`l.party_kind = 'guest'`);
  const partyId = party === undefined ? null : idOf(sight, '/party', party);
  if (partyId) legs.push(sql`l.party_id = ${partyId}`);
  if (client !== undefined) legs.push(sql`l.client = ${client}`);
  const calls = [sql`c.company_id = ${company}`, sql`c.started_at < ${end}`];
  // A party's calls are those that it first came into in the period, whenever they started.
  const isEntered = partyId !== null && byStart.has(figure);
  const startsInside = sql`l.joined_at >= ${start} and l.joined_at < ${end}`;
  const peak = figure === 'peak' ? await peakOf(sight) : null;
  const since = byStart.has(figure) && !isEntered ? start : sql`${await earliestStart(sight)}::timestamptz`;
  calls.push(sql`c.started_at >= ${since}`);
  if (figure === 'unanswered') calls.push(sql`c.unanswered`);
  if (peak)
    calls.push(sql`c.id = any(array(select call_id from leg_fact where company_id = ${company}
      and joined_at >= ${peak.since} and joined_at < ${peak.at}::timestamptz + interval '1 second' and ends_at > ${peak.at}))`);
  if (room !== undefined) calls.push(sql`c.room_id = ${idOf(sight, '/room', room)}`);
  if (partyId)
    calls.push(sql`c.id = any(array(select call_id from leg where company_id = ${company} and party_id = ${partyId}
      and not elsewhere and joined_at < ${end}))`);
  if (parties !== undefined) {
    calls.push(sql`c.kind = 'meeting' and party_count between ${parties} and ${partiesTo}`);
  }
  if (minutes !== undefined) {
    calls.push(sql`c.kind = 'meeting' and floor(seconds / 60) between ${minutes} and ${minutesTo}`);
  }
  const amount = amounts[figure];
  const begins = isEntered ? sql`first_joined` : sql`started_at`;
  return sql`
    select c.*, whole.*, asked.*, ${amount}::float8 as amount
    from (select id, company_id, kind, started_at, ended_at, unanswered, room_id, room_name, room_address from call) as c
    cross join lateral (
      select ${wholeColumns} from leg_fact where company_id = ${company} and call_id = c.id
    ) as whole
    cross join lateral (
      select count(*) filter (where ${startsInside} and ${inClock(sight, choice, sql`l.joined_at`)})::int as joins,
        coalesce(sum(${secondsOf(sight, choice)}), 0)::float8 as call_seconds, min(l.joined_at) as first_joined,
        ${sql.join(['good', 'fair', 'bad'].map((word) => measured(word, startsInside)))}, ${caused(cause, startsInside)},
        ${openAt(peak?.at ?? null)}, ${secondsOfRanges(roomTime(company, { start, end }))} as room_seconds
      from leg_fact l where ${sql.join(legs, sql` and `)}
    ) as asked
    cross join lateral (select ${begins} >= ${start} and ${begins} < ${end} and ${inClock(sight, choice, begins)} as started) as inside
    where ${sql.join(calls, sql` and `)} and ${amount} > 0
      ${client !== undefined || figure === 'guestJoins' ? sql`and asked.first_joined is not null` : sql``}`;
}

const binding = ({ figure, from, to }: CallChoice) => `usage calls ${figure} ${from} ${to}`;

export interface CallPage {
  items: UsageCall[];
  nextCursor: string | null;
}

/** One page of calls, newest first. The cursor holds an id alone, because it goes out where times are hidden. */
export async function readCalls(
  sight: Sight,
  choice: CallChoice,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<CallPage> {
  const { db, company } = sight;
  const place = cursor === undefined ? null : sight.findId(decodeCursor(binding(choice), `${cursor}`, 2)[0] ?? '');
  if (cursor !== undefined && place === null) {
    throw fieldProblem('wrong_input', '/cursor', 'This cursor was changed. Start without one.');
  }
  const after = place
    ? sql`and (c.started_at, c.id) < (select started_at, id from call where company_id = ${company} and id = ${place})`
    : sql``;
  const calls = await chosen(sight, choice);
  const { rows } = await sql<CallRow>`
    select page.*, ${isPersonal(sql`page.room_id`)} as personal, ${firstParties(company, 'page')} as parties
    from (${calls} ${after} order by c.started_at desc, c.id desc limit ${limit + 1}) as page
    left join usage_who r on r.company_id = ${company} and r.id = page.room_id
    order by page.started_at desc, page.id desc`.execute(db);
  const page = cutPage(rows, limit, ({ id }) => encodeCursor(binding(choice), [sight.showId(id), '']));
  return { ...page, items: page.items.map((row) => presentCall(sight, row)) };
}

/** How many calls there are, and what their amounts add up to. */
export async function sumCalls(
  sight: Sight,
  choice: CallChoice,
): Promise<{ total: number; sum: number; totalIsLeast?: true }> {
  const known = await knownSum(sight, choice);
  if (known !== null && byStart.has(choice.figure)) return { total: known, sum: known };
  const calls = await chosen(sight, choice);
  if (known === null) {
    const { rows } = await sql<{ total: number; sum: number }>`
      select count(*)::int as total, coalesce(sum(amount), 0)::float8 as sum from (${calls}) as chosen`.execute(
      sight.db,
    );
    return rows[0] ?? { total: 0, sum: 0 };
  }
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from (${calls} limit ${mostCounted + 1}) as chosen`.execute(sight.db);
  const total = rows[0]?.total ?? 0;
  return total > mostCounted ? { total: mostCounted, sum: known, totalIsLeast: true } : { total, sum: known };
}

/** Calls counted to their end for a list of which only the sum is known beforehand. */
const mostCounted = 1000;

/** A call as a sight shows it. */
export function presentCall(sight: Sight, row: CallRow): UsageCall {
  const { kind, unanswered, partyCount, seconds, joins, callSeconds, roomSeconds, amount } = row;
  return {
    id: sight.showId(row.id),
    kind,
    startedAt: sight.showTime(row.startedAt),
    endedAt: row.endedAt ? sight.showTime(row.endedAt) : null,
    unanswered,
    room: formatRoom(sight, row),
    parties: (row.parties ?? []).map((party) => ({ ...sight.showPerson(party), kind: party.kind })),
    ...{ partyCount, seconds, joins, callSeconds, roomSeconds, amount },
  };
}

type Filter = 'party' | 'client' | 'weekday' | 'hour' | 'cause';

/** Filters that a figure is not known by: a room's time is nobody's, and a connection's quality of no hour. */
function refusedBeside(figure: CallFigure): readonly Filter[] {
  if (figure === 'causeSeconds') return ['weekday', 'hour'];
  if (figure === 'roomSeconds') return ['party', 'client', 'weekday', 'hour', 'cause'];
  const isQuality = figure === 'goodSeconds' || figure === 'fairSeconds' || figure === 'badSeconds';
  return isQuality || figure === 'peak' ? ['weekday', 'hour', 'cause'] : ['cause'];
}

/** Refuses filters that only meetings or legs have, where they make no sense together. */
export function checkChoice(choice: CallChoice): void {
  const { figure, parties, minutes } = choice;
  const refused = refusedBeside(figure).filter((name) => choice[name] !== undefined);
  if (refused[0]) {
    throw fieldProblem('wrong_input', `/${refused[0]}`, 'This figure is not known so finely. Leave this filter out.');
  }
  if ((parties !== undefined || minutes !== undefined) && (figure === 'directCalls' || figure === 'unanswered')) {
    throw new Problem('wrong_input', {
      errors: [{ pointer: '/figure', message: 'Only meetings have a size and a length. Choose meetings.' }],
    });
  }
}
