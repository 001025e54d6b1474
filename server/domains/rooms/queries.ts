import { type Selectable, sql } from 'kysely';
import type { CompanyId, MemberId, RoomId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { prepare } from '../../platform/database/prepared.ts';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

export type Room = Selectable<Tables['room']>;

/** Of a room that is there: nothing for a removed one, or another company's. */
export const roomById = prepare((db, company: CompanyId, room: string) =>
  db
    .selectFrom('room')
    .selectAll()
    .where('companyId', '=', company)
    .where('id', '=', room as RoomId)
    .where('removedAt', 'is', null),
);

export const roomFor = async (db: Db, company: CompanyId, room: string): Promise<Room | undefined> =>
  (await roomById(db, company, room))[0];

/** Those of these rooms that are there, by id. */
export async function roomsAmong(
  db: Db,
  company: CompanyId,
  rooms: readonly RoomId[],
): Promise<ReadonlyMap<RoomId, Room>> {
  if (rooms.length === 0) return new Map();
  const found = await db
    .selectFrom('room')
    .selectAll()
    .where('companyId', '=', company)
    .where('id', '=', sql<RoomId>`any(${[...rooms]}::uuid[])`)
    .where('removedAt', 'is', null)
    .execute();
  return new Map(found.map((room) => [room.id, room]));
}

const roomsOfOwner = prepare((db, company: CompanyId, owner: MemberId) =>
  db
    .selectFrom('room')
    .selectAll()
    .where('companyId', '=', company)
    .where('ownerId', '=', owner)
    .where('kind', '=', sql.lit('personal')),
);

/** The personal room of a member, removed ones too: it comes back with its owner. */
export const roomOfOwner = async (db: Db, company: CompanyId, owner: MemberId): Promise<Room | undefined> =>
  (await roomsOfOwner(db, company, owner))[0];

export const lockRoom = (trx: Trx, company: CompanyId, room: RoomId): Promise<Room | undefined> =>
  trx
    .selectFrom('room')
    .selectAll()
    .where('companyId', '=', company)
    .where('id', '=', room)
    .forUpdate()
    .executeTakeFirst();

export async function isOwner(db: Db, company: CompanyId, room: RoomId, member: MemberId): Promise<boolean> {
  const row = await db
    .selectFrom('roomOwner')
    .select('memberId')
    .where('companyId', '=', company)
    .where('roomId', '=', room)
    .where('memberId', '=', member)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many team rooms a company has. */
export async function countTeamRooms(db: Db, company: CompanyId): Promise<number> {
  const { total } = await db
    .selectFrom('room')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('companyId', '=', company)
    .where('kind', '=', 'team')
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return total;
}

/** Who comes into a room: a party of the company, or a guest by the name given. */
export type RoomUser = { party: string } | { guest: string };

/** Notes that a team room is used at a moment, and by whom where somebody comes in; with the leg, in its transaction. */
export async function noteUse(trx: Trx, company: CompanyId, room: RoomId, at: Date, who?: RoomUser): Promise<void> {
  const last = who && {
    lastPartyId: 'party' in who ? who.party : null,
    lastGuestName: 'guest' in who ? who.guest : null,
  };
  await trx
    .updateTable('room')
    .set({ lastUsedAt: sql<Date>`greatest(last_used_at, ${at})`, ...last })
    .where('companyId', '=', company)
    .where('id', '=', room)
    .where('kind', '=', 'team')
    .execute();
}

/** Takes the name of a guest out of the rooms where it was the last; of every company, as the owner. */
export const forgetGuest = (owner: Trx, rooms: readonly RoomId[], names: readonly string[], instead: string) =>
  owner
    .updateTable('room')
    .set({ lastGuestName: instead })
    .where('id', '=', sql<RoomId>`any(${[...rooms]}::uuid[])`)
    .where('lastGuestName', '=', sql<string>`any(${[...names]}::text[])`)
    .execute();
