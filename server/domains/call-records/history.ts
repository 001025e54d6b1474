import { sql } from 'kysely';
import type { CallOutcome } from '../../../contract/calls.ts';
import type { CallId, CompanyId, LegId, RingId } from '../../../contract/ids.ts';
import type { QualitySample } from '../../../contract/quality.ts';
import type { Db } from '../../platform/database/database.ts';
import type { CallKind } from './tables.ts';

export interface HistoryRow {
  id: string;
  callId: CallId;
  callKind: CallKind;
  role: 'host' | 'guest';
  elsewhere: boolean;
  joinedAt: Date;
  leftAt: Date | null;
  endReason: string | null;
  quality: QualitySample | null;
  roomName: string | null;
  roomAddress: string | null;
  /** Who else is in a direct call, as far as this company has their legs. */
  others: string | null;
  /** Distinct parties of the call; null elsewhere. */
  people: number | null;
  /** Of a direct call that one of the two sides dialled. */
  dialled: { direction: 'in' | 'out'; name: string; address: string | null } | null;
  outcome: CallOutcome;
  unseen: boolean;
}

type Leg = Omit<HistoryRow, 'outcome' | 'unseen'>;

export interface HistoryPlace {
  joinedAt: Date;
  id: string;
}

/** Legs of a member, newest first, after a place in that order. The people of each call are counted for these rows only. */
function listLegs(
  db: Db,
  company: CompanyId,
  member: string,
  limit: number,
  after: HistoryPlace | null,
): Promise<Leg[]> {
  return db
    .selectFrom('leg')
    .leftJoin('call', (join) => join.onRef('call.companyId', '=', 'leg.companyId').onRef('call.id', '=', 'leg.callId'))
    .select([
      'leg.id',
      'leg.callId',
      'leg.callKind',
      'leg.role',
      'leg.elsewhere',
      'leg.joinedAt',
      'leg.leftAt',
      'leg.endReason',
      'leg.quality',
      'call.roomName',
      'call.roomAddress',
      sql<number | null>`case when leg.elsewhere then null else (
        select count(distinct coalesce(other.party_id, other.id))::int from leg other
        where other.company_id = leg.company_id and other.call_id = leg.call_id) end`.as('people'),
      sql<string | null>`case when leg.call_kind = 'direct' and not leg.elsewhere then (
        select string_agg(distinct other.name, ', ') from leg other
        where other.company_id = leg.company_id and other.call_id = leg.call_id and other.id <> leg.id) end`.as(
        'others',
      ),
      sql<HistoryRow['dialled']>`case when leg.call_kind = 'direct' then (
        select jsonb_build_object('direction', direction, 'name', other_name, 'address', other_address)
        from call_attempt attempt where attempt.company_id = leg.company_id and attempt.call_id = leg.call_id
          and attempt.party_id = leg.party_id order by attempt.at limit 1) end`.as('dialled'),
    ])
    .where('leg.companyId', '=', company)
    .where('leg.partyId', '=', member)
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        after
          ? eb(refTuple('leg.joinedAt', 'leg.id'), '<', tuple(after.joinedAt, sql<LegId>`${after.id}::uuid`))
          : eb.lit(true),
      ),
    )
    .orderBy('leg.joinedAt', 'desc')
    .orderBy('leg.id', 'desc')
    .limit(limit)
    .execute();
}

/** Direct calls of a member that came to nothing, newest first, after a place in that order. */
async function listAttempts(
  db: Db,
  { company, member, only }: HistoryOf,
  limit: number,
  after: HistoryPlace | null,
): Promise<HistoryRow[]> {
  const rows = await db
    .selectFrom('callAttempt')
    .selectAll()
    .where('companyId', '=', company)
    .where('partyId', '=', member)
    .where('outcome', only ? '=' : '!=', only ?? 'answered')
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        after ? eb(refTuple('at', 'id'), '<', tuple(after.joinedAt, sql<RingId>`${after.id}::uuid`)) : eb.lit(true),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    callId: row.callId,
    callKind: 'direct',
    role: 'host',
    elsewhere: false,
    joinedAt: row.at,
    leftAt: row.at,
    endReason: null,
    quality: null,
    roomName: null,
    roomAddress: null,
    others: null,
    people: null,
    dialled: { direction: row.direction, name: row.otherName, address: row.otherAddress },
    outcome: row.outcome,
    unseen: row.outcome === 'missed' && !row.seen,
  }));
}

/** Whose history, and which part of it. */
export interface HistoryOf {
  company: CompanyId;
  member: string;
  only?: 'missed' | undefined;
}

/** Calls of a member, answered or not, newest first, after a place in that order. */
export async function listHistory(
  db: Db,
  of: HistoryOf,
  limit: number,
  after: HistoryPlace | null,
): Promise<HistoryRow[]> {
  const attempts = await listAttempts(db, of, limit, after);
  if (of.only) return attempts;
  const legs = await listLegs(db, of.company, of.member, limit, after);
  const answered = legs.map((leg): HistoryRow => ({ ...leg, outcome: 'answered', unseen: false }));
  const isLater = (one: HistoryRow, other: HistoryRow) =>
    other.joinedAt.getTime() - one.joinedAt.getTime() || (one.id < other.id ? 1 : -1);
  return [...answered, ...attempts].toSorted(isLater).slice(0, limit);
}

export async function countHistory(db: Db, { company, member, only }: HistoryOf): Promise<number> {
  const { attempts } = await db
    .selectFrom('callAttempt')
    .select(({ fn }) => fn.countAll<number>().as('attempts'))
    .where('companyId', '=', company)
    .where('partyId', '=', member)
    .where('outcome', only ? '=' : '!=', only ?? 'answered')
    .executeTakeFirstOrThrow();
  if (only) return Number(attempts);
  const { legs } = await db
    .selectFrom('leg')
    .select(({ fn }) => fn.countAll<number>().as('legs'))
    .where('companyId', '=', company)
    .where('partyId', '=', member)
    .executeTakeFirstOrThrow();
  return Number(attempts) + Number(legs);
}
