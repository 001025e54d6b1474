import { type Engines, engineSet } from '../engines/engine.ts';
import { createMesh } from '../engines/mesh/mesh.ts';
import type { Platform } from '../platform/platform.ts';

/** What carries the media of this service's meetings, by its settings. LiveKit's packages are loaded where it is used. */
export async function chooseEngines({ config, clock }: Pick<Platform, 'config' | 'clock'>): Promise<Engines> {
  const mesh = () => createMesh({ turn: config.turn, clock });
  if (config.engine === 'mesh' || !config.livekit) return engineSet(mesh());
  const { createLivekit } = await import('../engines/livekit/livekit.ts');
  const livekit = createLivekit(config.livekit);
  return config.engine === 'both' ? engineSet(mesh(), livekit) : engineSet(livekit);
}
