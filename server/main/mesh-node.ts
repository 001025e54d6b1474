import type { Platform } from '../platform/platform.ts';
import { StartFault } from './start-fault.ts';

/**
 * `mesh` relays between sockets of one process: a second live node on the same database is refused. Returns what gives
 * the claim up; the database gives it up by itself when the process ends. `onTaken` hears that another node took it
 * while this one had lost the database.
 */
export async function claimMeshNode(
  { database, config }: Pick<Platform, 'database' | 'config'>,
  onTaken: () => void,
): Promise<() => Promise<void>> {
  if (config.engine !== 'mesh') return async () => undefined;
  const claim = await database.claim('rotunda-mesh-node', onTaken);
  if (!claim) {
    throw new StartFault(
      'Another Rotunda runs on this database. The built-in media engine (mesh) runs on one node: stop the other one first.',
    );
  }
  return claim.release;
}
