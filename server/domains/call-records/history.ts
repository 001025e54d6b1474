import { sql } from 'kysely';
import type { CallId, CompanyId, LegId } from '../../../contract/ids.ts';
import type { QualitySample } from '../../../contract/quality.ts';
import type { Db } from '../../platform/database/database.ts';
import type { CallKind } from './tables.ts';

export interface HistoryRow {
  id: LegId;
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
}

export interface HistoryPlace {
  joinedAt: Date;
  id: LegId;
}

/** Legs of a member, newest first, after a place in that order. The people of each call are counted for these rows only. */
export function listHistory(
  db: Db,
  company: CompanyId,
  member: string,
  limit: number,
  after: HistoryPlace | null,
): Promise<HistoryRow[]> {
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
    ])
    .where('leg.companyId', '=', company)
    .where('leg.partyId', '=', member)
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        after ? eb(refTuple('leg.joinedAt', 'leg.id'), '<', tuple(after.joinedAt, after.id)) : eb.lit(true),
      ),
    )
    .orderBy('leg.joinedAt', 'desc')
    .orderBy('leg.id', 'desc')
    .limit(limit)
    .execute();
}

export async function countHistory(db: Db, company: CompanyId, member: string): Promise<number> {
  const { total } = await db
    .selectFrom('leg')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('companyId', '=', company)
    .where('partyId', '=', member)
    .executeTakeFirstOrThrow();
  return total;
}
