import type { Platform } from '../../../platform/platform.ts';
import { look } from './look.ts';
import { mine, updateMine } from './mine.ts';
import type { RoomPorts } from './ports.ts';

export type { RoomPorts } from './ports.ts';

/** Handlers of the contract's `rooms`. */
export const roomRoutes = (platform: Platform, ports: RoomPorts = {}) => ({
  mine: mine(platform),
  updateMine: updateMine(platform, ports),
});

/** Handlers of the contract's `meet`. */
export const meetRoutes = (platform: Platform, ports: RoomPorts = {}) => ({ look: look(platform, ports) });
