import { sql } from 'kysely';
import type { LegId } from '../../../contract/ids.ts';
import type { QualitySample } from '../../../contract/quality.ts';
import { legQuality, type UsageCallDetail } from '../../../contract/usage-values.ts';
import type { Db } from '../../platform/database/database.ts';
import { diagnoseCall, qualityOverTime } from '../call-records/index.ts';
import { roomTime, secondsOfRanges } from './room-time.ts';
import { formatRoom, isPersonal } from './rooms-then.ts';
import type { Sight } from './sight.ts';

interface CallRow {
  id: string;
  kind: 'meeting' | 'direct';
  engine: string;
  startedAt: Date;
  endedAt: Date | null;
  unanswered: boolean;
  roomId: string | null;
  roomName: string | null;
  roomAddress: string | null;
  personal: boolean;
  roomSeconds: number;
}

interface LegRow {
  id: LegId;
  partyId: string | null;
  partyKind: 'member' | 'guest' | 'video-system';
  name: string;
  role: 'host' | 'guest';
  joinedAt: Date;
  leftAt: Date | null;
  startsAt: Date;
  endsAt: Date;
  endReason: string | null;
  client: string;
  quality: QualitySample | null;
}

/** When a call started, which decides whose privacy it is under; null for none of the company's. */
export async function findCallStart(db: Db, company: string, id: string): Promise<Date | null> {
  const { rows } = await sql<{ startedAt: Date }>`
    select started_at from call where company_id = ${company} and id = ${id}`.execute(db);
  return rows[0]?.startedAt ?? null;
}

/** A call with everybody who was in it; null for none of the company's. */
export async function readCall(sight: Sight, id: string): Promise<UsageCallDetail | null> {
  const { db, company, timeZone } = sight;
  const { rows: calls } = await sql<CallRow>`
    select c.id, c.kind, c.engine, c.started_at, c.ended_at, c.unanswered, c.room_id, c.room_name, c.room_address,
      ${isPersonal(sql`c.room_id`)} as personal, ${secondsOfRanges(sql`there.room_time`)} as room_seconds
    from call c left join usage_who r on r.company_id = c.company_id and r.id = c.room_id
    cross join lateral (
      select ${roomTime(company)} as room_time from leg_fact l where l.company_id = c.company_id and l.call_id = c.id
    ) as there
    where c.company_id = ${company} and c.id = ${id}`.execute(db);
  const call = calls[0];
  if (!call) return null;
  const { rows: legs } = await sql<LegRow>`
    select f.id, f.party_id, f.party_kind, l.name, l.role, f.joined_at, f.left_at, f.starts_at, f.ends_at, l.end_reason,
      f.client, f.quality
    from leg_fact f join leg l on l.company_id = f.company_id and l.id = f.id
    where f.company_id = ${company} and f.call_id = ${id} order by f.joined_at, f.id limit 2000`.execute(db);
  const courses = Map.groupBy(
    await qualityOverTime(
      db,
      company,
      legs.map((leg) => leg.id),
    ),
    ({ leg }) => leg,
  );
  const seconds = legs.map(({ startsAt, endsAt }) => (endsAt.getTime() - startsAt.getTime()) / 1000);
  const spans = legs.map(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()] as const);
  return {
    id: sight.showId(call.id),
    kind: call.kind,
    timeZone,
    privacy: sight.privacy,
    engine: call.engine,
    startedAt: sight.showTime(call.startedAt),
    endedAt: call.endedAt ? sight.showTime(call.endedAt) : null,
    unanswered: call.unanswered,
    room: formatRoom(sight, call),
    partyCount: new Set(legs.map((leg) => leg.partyId ?? leg.id)).size,
    seconds:
      spans.length === 0
        ? 0
        : (Math.max(...spans.map(([, end]) => end)) - Math.min(...spans.map(([start]) => start))) / 1000,
    joins: legs.length,
    callSeconds: seconds.reduce((sum, each) => sum + each, 0),
    roomSeconds: call.roomSeconds,
    legs: legs.map((leg, at) => ({
      leg: sight.showId(leg.id),
      ...sight.showPerson({ id: leg.partyId, kind: leg.partyKind, name: leg.name }),
      kind: leg.partyKind,
      role: leg.role,
      joinedAt: sight.showTime(leg.joinedAt),
      leftAt: leg.leftAt ? sight.showTime(leg.leftAt) : null,
      seconds: seconds[at] ?? 0,
      endReason: leg.endReason,
      client: leg.client,
      quality: readQualityOf(leg.quality),
      diagnosis: diagnoseCall(leg.quality, leg.endReason),
      course: (courses.get(leg.id) ?? []).flatMap(({ minute, sample }) => {
        const quality = readQualityOf(sample);
        return quality ? [{ minute, ...quality }] : [];
      }),
    })),
  };
}

/** Whole seconds of what was measured; null for what cannot be read. */
function readQualityOf(recorded: unknown) {
  const rounded = JSON.parse(JSON.stringify(recorded ?? null), (_, value) =>
    typeof value === 'number' ? Math.round(value) : value,
  );
  return legQuality.safeParse(rounded).data ?? null;
}
