import { z } from 'zod';
import { type Database, type Db, notify } from '../database/database.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Fanout } from './fanout.ts';

const payload = z.object({ c: z.string(), i: z.record(z.string(), z.string()) });

function readPayload(text: string): z.infer<typeof payload> | null {
  try {
    return payload.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Publishes without a fan-out at hand: from a transaction, with its commit. */
export const publishWithin = (db: Db, channel: string, ids: Readonly<Record<string, string>>): Promise<void> =>
  notify(db, JSON.stringify({ c: channel, i: ids }));

export interface FanoutSettings {
  database: Database;
  log: Log;
  metrics: Metrics;
}

/** The fan-out over PostgreSQL's notifications, which PGlite has too. Listens at once; `stop` ends it. */
export function createFanout({ database, log, metrics }: FanoutSettings): Fanout & { stop(): Promise<void> } {
  const channels = new Map<string, Set<(ids: Readonly<Record<string, string>>) => void>>();
  const watchers = new Set<(up: boolean) => void>();
  let up = false;

  const deliver = ({ c: channel, i: ids }: z.infer<typeof payload>) => {
    for (const listener of channels.get(channel) ?? []) {
      try {
        listener(ids);
      } catch (error) {
        metrics.faults.inc({ part: 'fanout' });
        log.error({ err: error, channel }, 'a listener failed');
      }
    }
  };
  const hear = (text: string) => {
    const message = readPayload(text);
    if (message) deliver(message);
    else log.warn('a notification is not understood');
  };
  const change = (now: boolean) => {
    if (now === up) return;
    up = now;
    metrics.fanoutUp.set(now ? 1 : 0);
    log.info({ up: now }, 'notifications between nodes');
    for (const watch of watchers) watch(now);
  };
  const stop = database.listen(hear, change);

  return {
    publish: (channel, ids, within = database.owner) => publishWithin(within, channel, ids),
    subscribe(channel, listener) {
      const listeners = channels.get(channel) ?? new Set();
      channels.set(channel, listeners.add(listener));
      return () => void listeners.delete(listener);
    },
    get up() {
      return up;
    },
    onUp(watch) {
      watchers.add(watch);
      return () => void watchers.delete(watch);
    },
    async stop() {
      await stop();
      change(false);
    },
  };
}
