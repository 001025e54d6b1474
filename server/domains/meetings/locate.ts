import { sql } from 'kysely';
import type { CompanyId, LegId, MemberId, RoomId, VideoSystemId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';

export interface LegPlace {
  company: CompanyId;
  room: RoomId;
}

/** Where a leg is, by its id alone, as the resolver; null where it is over. */
export async function locateLeg(resolver: Db, leg: LegId): Promise<LegPlace | null> {
  const { rows } = await sql<{ companyId: CompanyId; roomId: RoomId }>`select * from resolve_leg(${leg})`.execute(
    resolver,
  );
  const [found] = rows;
  return found ? { company: found.companyId, room: found.roomId } : null;
}

/** Where a member or a video system is in a meeting or waits for one, in whatever company, as the resolver. */
export async function locateParty(resolver: Db, party: MemberId | VideoSystemId): Promise<LegPlace[]> {
  const { rows } = await sql<{
    companyId: CompanyId;
    roomId: RoomId;
  }>`select * from live_rooms_of_member(${party})`.execute(resolver);
  return rows.map(({ companyId, roomId }) => ({ company: companyId, room: roomId }));
}

/** Companies in which somebody is in a meeting or waits for one, as the resolver. */
export async function companiesWithLiveParties(resolver: Db): Promise<CompanyId[]> {
  const { rows } = await sql<{ id: CompanyId }>`
    select companies_with_live_parties as id from companies_with_live_parties()`.execute(resolver);
  return rows.map(({ id }) => id);
}
