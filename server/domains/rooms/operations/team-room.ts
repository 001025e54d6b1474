import type { z } from 'zod';
import type { RoomId } from '../../../../contract/ids.ts';
import type { teamRooms } from '../../../../contract/team-rooms.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { freeLicence, takeLicence } from '../../companies/index.ts';
import { daysAfter, holdDays } from '../../directory/index.ts';
import type { Room } from '../queries.ts';
import { lockTeamRoom } from '../team-room-queries.ts';
import { addressTakenAtField } from './add-team-room.ts';
import { changeRoom, moveRoom } from './change-room.ts';
import { removeRoom, restoreRoom } from './personal-room.ts';
import { movedAddress } from './team-room-address.ts';

export type TeamRoomChange = z.output<NonNullable<(typeof teamRooms.update)['~orpc']['inputSchema']>>['body'];

interface Target {
  id: RoomId;
  version: number;
}

/** The room, locked; null where it has another version. Throws `not_found`. */
async function lockVersion(trx: Trx, { company }: Acting, { id, version }: Target): Promise<Room | null> {
  const room = await lockTeamRoom(trx, company, id);
  if (!room || room.removedAt) throw new Problem('not_found');
  return room.version === version ? room : null;
}

const objectOf = ({ id, name }: Pick<Room, 'id' | 'name'>) => ({ kind: 'team-room', id, name });

/**
 * Changes a team room and records what changed. False where it has another version. Throws `not_found`, `address_taken`,
 * `address_malformed`, and what PINs throw.
 */
export async function updateTeamRoom(
  { secrets }: Pick<Platform, 'secrets'>,
  trx: Trx,
  acting: Acting,
  { localPart, ...change }: TeamRoomChange,
  target: Target,
): Promise<boolean> {
  const { company, at } = acting;
  const room = await lockVersion(trx, acting, target);
  if (!room) return false;
  const address = await movedAddress(trx, company, room.address, localPart);
  const changes = await changeRoom(trx, company, room.id, change, secrets);
  if (address) {
    try {
      await moveRoom(trx, company, room.id, address, at);
    } catch (error) {
      throw addressTakenAtField(error);
    }
  }
  if (!changes && !address) return true;
  await recordAct(trx, acting, {
    act: 'team-room.changed',
    object: objectOf({ id: room.id, name: change.name ?? room.name }),
    before: { ...changes?.before, ...(address ? { videoAddress: room.address } : {}) },
    after: { ...changes?.after, ...(address ? { videoAddress: address } : {}) },
  });
  return true;
}

/** Removes a team room: frees the licence, holds its address for 30 days. False where it has another version. Throws `not_found`. */
export async function removeTeamRoom(trx: Trx, acting: Acting, target: Target): Promise<boolean> {
  const { company, at } = acting;
  const room = await lockVersion(trx, acting, target);
  if (!room) return false;
  await removeRoom(trx, company, room.id, at);
  await freeLicence(trx, company, 'team-room');
  await recordAct(trx, acting, {
    act: 'team-room.removed',
    object: objectOf(room),
    before: { videoAddress: room.address },
  });
  return true;
}

/** Undoes a removal: address, PINs and owners come back. Throws `not_found`, `undo_expired`, `no_licence_left`, `address_taken`. */
export async function restoreTeamRoom(trx: Trx, acting: Acting, id: RoomId): Promise<void> {
  const { company, at } = acting;
  const room = await lockTeamRoom(trx, company, id);
  if (!room?.removedAt) throw new Problem('not_found');
  if (daysAfter(room.removedAt, holdDays) <= at) throw new Problem('undo_expired');
  await takeLicence(trx, company, 'team-room');
  await restoreRoom(trx, company, id, at);
  await recordAct(trx, acting, {
    act: 'team-room.restored',
    object: objectOf(room),
    after: { videoAddress: room.address },
  });
}
