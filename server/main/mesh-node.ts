import type { Platform } from '../platform/platform.ts';
import { StartFault } from './start-fault.ts';

/**
 * `mesh` relays between sockets of one process: a second live node on the same database is refused. Returns what gives
 * the claim up; the database gives it up by itself when the process ends.
 */
export async function claimMeshNode({ database, config }: Platform): Promise<() => Promise<void>> {
  if (config.engine !== 'mesh') return async () => undefined;
  const claim = await database.claim('rotunda-mesh-node');
  if (!claim) {
    throw new StartFault(
      'Another Rotunda runs on this database. The built-in media engine (mesh) runs on one node: stop the other one first.',
    );
  }
  return claim.release;
}
