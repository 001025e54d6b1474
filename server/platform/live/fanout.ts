import type { Db } from '../database/database.ts';

/**
 * Tells every node of the service that something changed. Carries ids only (a PostgreSQL notification takes under
 * 8,000 bytes); whoever hears it reads the new state. Delivered to the publishing node too.
 */
export interface Fanout {
  /** `within` a transaction it goes out with the commit, and waits for no other connection. */
  publish(channel: string, ids: Readonly<Record<string, string>>, within?: Db): Promise<void>;
  /** Returns the end of the subscription. */
  subscribe(channel: string, hear: (ids: Readonly<Record<string, string>>) => void): () => void;
  /** True while notifications arrive; a cache that depends on them is used only then. */
  readonly up: boolean;
  onUp(change: (up: boolean) => void): () => void;
}
