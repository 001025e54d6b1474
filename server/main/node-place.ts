import { type Engines, loneEngine } from '../engines/engine.ts';
import { createNodes, type Nodes, SecretDiffers } from '../platform/live/nodes.ts';
import type { Platform } from '../platform/platform.ts';
import { StartFault } from './start-fault.ts';
import { version } from './version.ts';

/** This node's place at the database. */
export interface NodePlace {
  /** The other nodes; null where the engine runs on one. */
  nodes: Nodes | null;
  /** The same on all nodes of one service. */
  secretCheck: string;
  /** Gives the place up; the database gives it up by itself when the process ends. */
  release(): Promise<void>;
}

const name = 'rotunda-mesh-node';

/**
 * Takes a place beside the other nodes. An engine that relays between sockets of one process has it alone: a second live
 * node on the same database is refused, whichever of the two it is that can't be with others. `onTaken` hears that another
 * node took it while this one had lost the database. Throws `StartFault`.
 */
export async function takePlace(
  { database, log, metrics, secrets }: Platform,
  engines: Engines,
  node: string,
  onTaken: () => void,
): Promise<NodePlace> {
  const lone = loneEngine(engines);
  const isAlone = lone !== undefined;
  const claim = await database.claim(name, { onTaken, shared: !isAlone });
  if (!claim) {
    throw new StartFault(
      lone
        ? `Another Rotunda runs on this database. The media engine ${lone.name} runs on one node: stop the other one first, or set MEETING_ENGINE to livekit on every node to run several.`
        : `A Rotunda whose media engine runs on one node (mesh) runs on this database. Stop it first, and set MEETING_ENGINE to ${engines.all[0].name} on every node.`,
    );
  }
  const secretCheck = secrets.digest('service', 'check');
  const nodes = isAlone ? null : createNodes({ database, log, metrics, node, version, secretCheck });
  return {
    nodes,
    secretCheck,
    async release() {
      await nodes?.stop().catch((error: unknown) => {
        log.warn({ err: error }, 'this node is forgotten by the others, who find it gone');
      });
      await claim.release();
    },
  };
}

/** Comes among the other nodes. Throws `StartFault` where this is none of the same service. */
export async function joinNodes(nodes: Nodes | null, dataDir: string): Promise<void> {
  try {
    await nodes?.start();
  } catch (error) {
    throw error instanceof SecretDiffers ? secretFault(dataDir) : error;
  }
}

export const secretFault = (dataDir: string): StartFault =>
  new StartFault(
    `The file secret in ${dataDir} is not the one that this database was set up with. Copy it from the node or the backup that the database belongs to.`,
  );
