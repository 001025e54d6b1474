import { type Insertable, type Selectable, sql } from 'kysely';
import type { CompanyId, RingId, RoomId } from '../../../contract/ids.ts';
import type { CalledParty } from '../../../contract/live.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { prepare } from '../../platform/database/prepared.ts';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

export type RingRow = Selectable<Tables['liveRing']>;

export interface RingPlace {
  ring: RingId;
  company: CompanyId;
  room: RoomId;
}

export async function insertRing(trx: Trx, ring: Insertable<Tables['liveRing']>): Promise<void> {
  await trx
    .insertInto('liveRing')
    .values({ ...ring, rung: sql<string[]>`${ring.rung}::uuid[]` })
    .execute();
}

/** Who is being rung to come into a call, in order. */
export const ringsOf = prepare((db, company: CompanyId, room: RoomId) =>
  db
    .selectFrom('liveRing')
    .selectAll()
    .where('companyId', '=', company)
    .where('roomId', '=', room)
    .orderBy('rangAt')
    .orderBy('id'),
);

export const presentCalled = ({ id, toName, toKind, rangAt }: RingRow): CalledParty => ({
  ring: id,
  name: toName,
  kind: toKind,
  since: rangAt.toISOString(),
});

export async function deleteRing(trx: Trx, company: CompanyId, ring: RingId): Promise<void> {
  await trx.deleteFrom('liveRing').where('companyId', '=', company).where('id', '=', ring).execute();
}

/** Rings of a company that should have ended by then. */
export const ringsOverdue = async (db: Db, company: CompanyId, now: Date): Promise<RingPlace[]> => {
  const rows = await db
    .selectFrom('liveRing')
    .select(['id', 'roomId'])
    .where('companyId', '=', company)
    .where('until', '<=', now)
    .execute();
  return rows.map(({ id, roomId }) => ({ ring: id, company, room: roomId }));
};

/** Everything that rings, in whatever company, as the owner. */
export const ringsNow = (owner: Db): Promise<(RingPlace & { rung: string[] })[]> =>
  owner.selectFrom('liveRing').select(['id as ring', 'companyId as company', 'roomId as room', 'rung']).execute();

/** Where a ring is, by its id alone, as the resolver; null where it is over. */
export async function locateRing(resolver: Db, ring: RingId): Promise<RingPlace | null> {
  const { rows } = await sql<{ companyId: CompanyId; roomId: RoomId }>`select * from resolve_ring(${ring})`.execute(
    resolver,
  );
  const [found] = rows;
  return found ? { ring, company: found.companyId, room: found.roomId } : null;
}

/** What rings for a party, in whatever company, as the resolver. */
export async function locateRings(resolver: Db, party: string): Promise<RingPlace[]> {
  const { rows } = await sql<{ id: RingId; companyId: CompanyId; roomId: RoomId }>`
    select * from rings_of_party(${party})`.execute(resolver);
  return rows.map(({ id, companyId, roomId }) => ({ ring: id, company: companyId, room: roomId }));
}

/** The direct call with which one of these already rings for a party, as the resolver. */
export async function ringBetween(resolver: Db, to: string, from: readonly string[]): Promise<RingId | null> {
  const { rows } = await sql<{ id: RingId }>`
    select ring_between as id from ring_between(${to}, ${[...from]}::uuid[])`.execute(resolver);
  return rows[0]?.id ?? null;
}

/**
 * Those of these parties who are in a call or calling somebody, in whatever company they are guests, as the resolver.
 * With `of` those of one company only.
 */
export async function engagedAmong(
  resolver: Db,
  parties: readonly string[],
  of: CompanyId | null = null,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select engaged_parties as id from engaged_parties(${[...parties]}::uuid[], ${of}::uuid)`.execute(resolver);
  return new Set(rows.map(({ id }) => id));
}
