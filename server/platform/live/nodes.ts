import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** Another node of this service has another secret. */
export class SecretDiffers extends Error {}

/** The nodes that serve one database together. */
export interface Nodes {
  /** Name of this one. */
  readonly own: string;
  /** Comes among them and begins to prove that it lives. Throws `SecretDiffers`. */
  start(): Promise<void>;
  /** Goes as one that has died does, but at once. */
  stop(): Promise<void>;
  /** Calls when this node has come among them, also anew after the others took it for dead. */
  onJoined(hear: () => void): void;
  /**
   * Calls for a node that has died or gone, before it is forgotten. On any node that finds it, on several at once, and
   * perhaps for one that only slept: what is done must come to the same end.
   */
  onGone(hear: (node: string) => Promise<void>): void;
  /** What the timer does, for tests. */
  beat(): Promise<void>;
}

export interface NodesSettings {
  database: Database;
  log: Log;
  metrics: Metrics;
  node: string;
  version: string;
  /** The same on all nodes of one service. */
  secretCheck: string;
  /** Milliseconds between two proofs of life, and of silence after which a node is gone; 2 s and 6 s where absent. */
  beatMs?: number;
  goneMs?: number;
}

/** What a proof of life finds. */
interface Beat {
  isThere: boolean;
  alive: number;
  dead: string[];
}

/**
 * Makes this node's place among the nodes. Each proves its life in its row of `live_node`; whoever finds a row that has
 * been silent for too long buries that node, once it has itself been at the database for as long without a gap: when the
 * database was away, all were silent.
 */
export function createNodes(settings: NodesSettings): Nodes {
  const { database, log, metrics, node, version, secretCheck, beatMs = 2000, goneMs = 6000 } = settings;
  const joinListeners: (() => void)[] = [];
  const goneListeners: ((node: string) => Promise<void>)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let lastBeat = Number.NEGATIVE_INFINITY;
  let steadySince = 0;
  let beating: Promise<void> | null = null;

  async function join(): Promise<void> {
    await sql`insert into live_node (id, version, secret_check) values (${node}, ${version}, ${secretCheck})
      on conflict (id) do update set alive_at = clock_timestamp()`.execute(database.owner);
    for (const hear of joinListeners) hear();
  }

  async function bury(dead: string): Promise<void> {
    for (const hear of goneListeners) await hear(dead);
    await sql`delete from live_node where id = ${dead}`.execute(database.owner);
  }

  async function prove(): Promise<Beat> {
    const silent = sql`alive_at < clock_timestamp() - make_interval(secs => ${goneMs / 1000})`;
    const { rows } = await sql<Beat>`
      with beat as (update live_node set alive_at = clock_timestamp() where id = ${node} returning id)
      select exists (select from beat) as is_there,
        (select count(*) from live_node where id = ${node} or not (${silent})) as alive,
        array(select id::text from live_node where id <> ${node} and ${silent}) as dead`.execute(database.owner);
    return rows[0] ?? { isThere: false, alive: 0, dead: [] };
  }

  async function beat(): Promise<void> {
    const { isThere, alive, dead } = await prove();
    metrics.nodes.set(alive);
    const now = performance.now();
    if (now - lastBeat > goneMs / 2) steadySince = now;
    lastBeat = now;
    if (!isThere) await join();
    if (now - steadySince < goneMs) return;
    for (const one of dead) {
      log.warn({ node: one }, 'a node is gone');
      await bury(one);
    }
  }

  function tick(): void {
    beating ??= beat()
      .catch((error: unknown) => {
        metrics.faults.inc({ part: 'nodes' });
        log.error({ err: error }, 'this node could not prove that it lives');
      })
      .finally(() => {
        beating = null;
      });
  }

  return {
    own: node,
    async start() {
      const { rows } = await sql`select from live_node where secret_check <> ${secretCheck}
        and alive_at > clock_timestamp() - make_interval(secs => ${goneMs / 1000}) limit 1`.execute(database.owner);
      if (rows.length > 0) throw new SecretDiffers();
      await join();
      await beat();
      timer = setInterval(tick, beatMs).unref();
    },
    async stop() {
      if (!timer) return;
      clearInterval(timer);
      await beating;
      await bury(node);
    },
    beat,
    onJoined: (hear) => void joinListeners.push(hear),
    onGone: (hear) => void goneListeners.push(hear),
  };
}
