import { sql } from 'kysely';
import type { CompanyId, MemberId, RoomId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { announceOwners } from './owner-changes.ts';
import type { Room } from './queries.ts';
import './tables.ts';

export interface OwnedRoom {
  id: RoomId;
  name: string;
  address: string;
  /** Owners by name beside this one; removed and suspended ones don't count. */
  otherOwners: number;
}

/** Team rooms that a member owns by name, in the order of their names; not the personal room, nor rooms for everyone. */
export const ownedRooms = (db: Db, company: CompanyId, member: MemberId): Promise<OwnedRoom[]> =>
  db
    .selectFrom('roomOwner as own')
    .innerJoin('room', 'room.id', 'own.roomId')
    .select([
      'room.id',
      'room.name',
      'room.address',
      sql<number>`(select count(*)::int from room_owner other join named_party p on p.id = other.member_id
        where other.room_id = own.room_id and other.member_id <> own.member_id and p.listed and p.shown)`.as(
        'otherOwners',
      ),
    ])
    .where('own.companyId', '=', company)
    .where('own.memberId', '=', member)
    .where('room.ownerRule', '=', 'members')
    .where('room.removedAt', 'is', null)
    .orderBy('room.nameKey')
    .orderBy('room.id')
    .execute();

/**
 * Makes a member an owner of each team room that another owns by name; the names of the rooms. The first stays one too:
 * whoever is removed has no control and is not shown, and an undone removal brings its ownerships back beside the new owner's.
 */
export async function handOver(trx: Trx, company: CompanyId, from: MemberId, to: MemberId): Promise<string[]> {
  const rooms = await ownedRooms(trx, company, from);
  for (const { id } of rooms) {
    // The room first, as whoever sets its owners does.
    await trx
      .updateTable('room')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('companyId', '=', company)
      .where('id', '=', id)
      .execute();
    await addOwners(trx, company, id, [to]);
    await announceOwners(trx, company, id);
  }
  return rooms.map(({ name }) => name);
}

export async function addOwners(
  trx: Trx,
  company: CompanyId,
  room: RoomId,
  members: readonly MemberId[],
): Promise<void> {
  if (members.length === 0) return;
  await trx
    .insertInto('roomOwner')
    .values(members.map((memberId) => ({ roomId: room, memberId, companyId: company })))
    .onConflict((on) => on.columns(['roomId', 'memberId']).doNothing())
    .execute();
}

/** The owners by name in the order of their names, suspended ones too; removed ones are not among them. */
export const ownersOf = (db: Db, company: CompanyId, room: RoomId) =>
  db
    .selectFrom('roomOwner as own')
    .innerJoin('namedParty as party', 'party.id', 'own.memberId')
    .select(['own.memberId as id', 'party.name', 'party.address', 'party.shown'])
    .where('own.companyId', '=', company)
    .where('own.roomId', '=', room)
    .where('party.listed', '=', true)
    .orderBy('party.nameKey')
    .orderBy('own.memberId')
    .execute();

/** Who owns a room as a person: the owner of a personal room, the owners by name of a team room. */
export async function ownerIdsOf(
  db: Db,
  company: CompanyId,
  { id, ownerId, ownerRule }: Pick<Room, 'id' | 'ownerId' | 'ownerRule'>,
): Promise<MemberId[]> {
  if (ownerId) return [ownerId];
  return ownerRule === 'members' ? (await ownersOf(db, company, id)).map((owner) => owner.id) : [];
}
