import type { Engine } from '../engines/engine.ts';
import type { Platform } from '../platform/platform.ts';
import { StartFault } from './start-fault.ts';

/**
 * An engine that relays between sockets of one process: a second live node on the same database is refused. Returns
 * what gives the claim up; the database gives it up by itself when the process ends. `onTaken` hears that another node
 * took it while this one had lost the database.
 */
export async function claimLoneNode(
  { database }: Pick<Platform, 'database'>,
  { name, capabilities }: Engine,
  onTaken: () => void,
): Promise<() => Promise<void>> {
  if (capabilities.nodes === 'many') return async () => undefined;
  const claim = await database.claim('rotunda-mesh-node', onTaken);
  if (!claim) {
    throw new StartFault(
      `Another Rotunda runs on this database. The media engine ${name} runs on one node: stop the other one first, or set MEETING_ENGINE to livekit on every node to run several.`,
    );
  }
  return claim.release;
}
