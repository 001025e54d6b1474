import type { CompanyId, MemberId, RoomId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/random.ts';
import { createParty, removeParty, restoreParty } from '../../directory/index.ts';
import '../tables.ts';

/** The name that a personal room has until its owner gives it another. */
export const personalRoomName = (fullName: string): string => `${fullName}’s room`;

interface NewPersonalRoom {
  owner: MemberId;
  name: string;
  address: string;
  at?: Date;
}

/** Makes a member's personal room with its party and address; no PINs, no lobby. Throws `address_taken`. */
export async function createPersonalRoom(trx: Trx, company: CompanyId, room: NewPersonalRoom): Promise<RoomId> {
  const id = newId<RoomId>();
  const { name, address, at } = room;
  await createParty(trx, company, {
    id,
    kind: 'room',
    name,
    email: null,
    address,
    listed: true,
    shown: false,
    ...(at ? { at } : {}),
  });
  await openPersonalRoom(trx, company, { id, ...room });
  return id;
}

/** Makes the personal room of a party that is there already, as an invitation holds it. */
export async function openPersonalRoom(
  trx: Trx,
  company: CompanyId,
  { id, owner, name, address }: NewPersonalRoom & { id: RoomId },
): Promise<void> {
  await trx
    .insertInto('room')
    .values({
      id,
      companyId: company,
      kind: 'personal',
      ownerId: owner,
      name,
      address,
      hostPin: null,
      guestPin: null,
      removedAt: null,
    })
    .execute();
}

/** Takes a room away; it and its address can come back for 30 days from `now`. */
export async function removeRoom(trx: Trx, company: CompanyId, room: RoomId, now: Date): Promise<void> {
  await setRemoved(trx, company, room, now);
  await removeParty(trx, company, room, now);
}

/** Undoes `removeRoom`, PINs and all. Throws `address_taken` where the hold has ended. */
export async function restoreRoom(trx: Trx, company: CompanyId, room: RoomId, now: Date): Promise<void> {
  await setRemoved(trx, company, room, null);
  await restoreParty(trx, company, room, now);
}

const setRemoved = (trx: Trx, company: CompanyId, room: RoomId, removedAt: Date | null) =>
  trx
    .updateTable('room')
    .set((eb) => ({ removedAt, version: eb('version', '+', 1) }))
    .where('companyId', '=', company)
    .where('id', '=', room)
    .execute();

/** Lets nobody but administrators into a room from `at` on; opens it again where null. */
export const closeRoom = (trx: Trx, company: CompanyId, room: RoomId, at: Date | null) =>
  trx.updateTable('room').set({ closedAt: at }).where('companyId', '=', company).where('id', '=', room).execute();

/** Deletes a room for good, with PINs and owners; its party and address are the caller's to erase after it. */
export const eraseRoom = (trx: Trx, company: CompanyId, room: RoomId) =>
  trx.deleteFrom('room').where('companyId', '=', company).where('id', '=', room).execute();
