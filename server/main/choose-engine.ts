import type { Engine } from '../engines/engine.ts';
import { createMesh } from '../engines/mesh/mesh.ts';
import type { Platform } from '../platform/platform.ts';

/** The engine that the settings name. */
export const chooseEngine = ({ config, clock }: Pick<Platform, 'config' | 'clock'>): Engine =>
  createMesh({ turn: config.turn, clock });
