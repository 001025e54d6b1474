import type { Platform } from '../../../platform/platform.ts';
import { codeHandlers } from './codes.ts';
import { exportHandlers } from './export.ts';
import { pairingHandlers } from './pairing.ts';
import { systemHandlers } from './systems.ts';

/** Handlers of the contract's `videoSystems`. */
export const videoSystemRoutes = (platform: Platform) => ({
  ...systemHandlers(platform),
  ...codeHandlers(platform),
  ...exportHandlers(platform),
  ...pairingHandlers(platform),
});
