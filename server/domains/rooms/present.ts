import type { RoomView } from '../../../contract/members.ts';
import type { OwnRoomView } from '../../../contract/rooms.ts';
import type { Platform } from '../../platform/platform.ts';
import { openPin } from './pins.ts';
import type { Room } from './queries.ts';

type Shown = Pick<Room, 'id' | 'name' | 'address' | 'hostPin' | 'guestPin' | 'lobby' | 'version'>;

/** Where a room is joined. */
export const roomLink = (platform: Pick<Platform, 'publicUrl'>, address: string): string =>
  `${platform.publicUrl()}/meet/${encodeURI(address)}`;

/** Row → contract shape, with the PINs: for owner and administrators only. */
export const presentRoom = (platform: Pick<Platform, 'publicUrl' | 'secrets'>, room: Shown): RoomView => ({
  id: room.id,
  name: room.name,
  videoAddress: room.address,
  link: roomLink(platform, room.address),
  hostPin: openPin(platform.secrets, room.hostPin),
  guestPin: openPin(platform.secrets, room.guestPin),
  lobby: room.lobby,
  version: room.version,
});

/** The same with what only the owner's own page shows. */
export const presentOwnRoom = (
  platform: Pick<Platform, 'publicUrl' | 'secrets'>,
  room: Shown & Pick<Room, 'chatHistory'>,
): OwnRoomView => ({ ...presentRoom(platform, room), chatHistory: room.chatHistory });
