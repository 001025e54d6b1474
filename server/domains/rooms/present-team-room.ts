import type { TeamRoomOwners, TeamRoomRow, TeamRoomView } from '../../../contract/team-room-views.ts';
import type { Platform } from '../../platform/platform.ts';
import { daysAfter, holdDays } from '../directory/index.ts';
import type { ownersOf } from './owners.ts';
import { presentRoom } from './present.ts';
import type { Room } from './queries.ts';
import type { ShownTeamRoom } from './team-room-queries.ts';

const day = 24 * 60 * 60 * 1000;

const daysLeft = (removedAt: Date, now: Date): number =>
  Math.max(0, Math.ceil((daysAfter(removedAt, holdDays).getTime() - now.getTime()) / day));

/** Row → contract shape. */
export const presentTeamRow = (room: ShownTeamRoom, inside: number, now: Date): TeamRoomRow => ({
  id: room.id,
  name: room.name,
  videoAddress: room.address,
  ownerRule: room.ownerRule,
  owners: room.owners,
  hasHostPin: room.hostPin !== null,
  hasGuestPin: room.guestPin !== null,
  lobby: room.lobby,
  inside,
  lastUsedAt: room.lastUsedAt?.toISOString() ?? null,
  lastUsedBy: room.lastUsedBy,
  createdAt: room.createdAt.toISOString(),
  guarded: room.guarded,
  removedAt: room.removedAt?.toISOString() ?? null,
  daysLeft: room.removedAt && daysLeft(room.removedAt, now),
  version: room.version,
});

/** The same with the PINs: for administrators only. */
export const presentTeamRoom = (
  platform: Pick<Platform, 'publicUrl' | 'secrets'>,
  room: ShownTeamRoom,
  inside: number,
  now: Date,
): TeamRoomView => ({
  ...presentTeamRow(room, inside, now),
  ...presentRoom(platform, room),
  askForName: room.askForName,
  chatHistory: room.chatHistory,
});

export const presentOwners = (
  { ownerRule, version }: Pick<Room, 'ownerRule' | 'version'>,
  owners: Awaited<ReturnType<typeof ownersOf>>,
): TeamRoomOwners => ({
  rule: ownerRule,
  members:
    ownerRule === 'members'
      ? owners.map(({ id, name, address, shown }) => ({
          id,
          fullName: name,
          videoAddress: address,
          status: shown ? ('active' as const) : ('suspended' as const),
        }))
      : [],
  version,
});
