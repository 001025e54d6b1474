import type { Platform } from '../../../platform/platform.ts';
import { controlledHandlers } from './controlled.ts';
import { look } from './look.ts';
import { mine, updateMine } from './mine.ts';
import { ownerHandlers } from './owners.ts';
import type { RoomPorts } from './ports.ts';
import { teamRoomFileHandlers } from './team-room-files.ts';
import { teamRoomHandlers } from './team-rooms.ts';

export type { RoomPorts } from './ports.ts';

/** Handlers of the contract's `rooms`. */
export const roomRoutes = (platform: Platform, ports: RoomPorts = {}) => ({
  mine: mine(platform),
  updateMine: updateMine(platform, ports),
  ...controlledHandlers(platform, ports),
});

/** Handlers of the contract's `teamRooms`. */
export const teamRoomRoutes = (platform: Platform, ports: RoomPorts = {}) => ({
  ...teamRoomHandlers(platform, ports),
  ...ownerHandlers(platform),
  ...teamRoomFileHandlers(platform),
});

/** Handlers of the contract's `meet`. */
export const meetRoutes = (platform: Platform, ports: RoomPorts = {}) => ({ look: look(platform, ports) });
