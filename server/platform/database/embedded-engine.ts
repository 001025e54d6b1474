import { PGlite, type Results } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';

const INT8 = 20;

const create = (folder: string | null, snapshot?: Blob): Promise<PGlite> =>
  PGlite.create({
    ...(folder ? { dataDir: folder } : {}),
    ...(snapshot ? { loadDataDir: snapshot } : {}),
    extensions: { pg_trgm, unaccent, btree_gin },
    parsers: { [INT8]: Number },
  });

const isEnd = (error: unknown): boolean =>
  error instanceof Error && 'severity' in error && ['PANIC', 'FATAL'].includes(String(error.severity));

/** Coded as PostgreSQL codes it: `crash_shutdown`. */
class EngineEnded extends Error {
  readonly code = '57P02';
}

/**
 * PGlite that is opened again after it ended itself, as PostgreSQL's processes are: a statement after that would wait
 * for ever. What was committed is recovered from its write-ahead log.
 */
export class EmbeddedEngine {
  readonly #folder: string | null;
  readonly #listeners = new Set<{ channel: string; hear: (payload: string) => void }>();
  #pglite: PGlite;
  #ended = false;

  private constructor(folder: string | null, pglite: PGlite) {
    this.#folder = folder;
    this.#pglite = pglite;
  }

  /** Opens the database in a folder, which is made where it is not there, or one in memory. */
  static async open(folder: string | null, snapshot?: Blob): Promise<EmbeddedEngine> {
    return new EmbeddedEngine(folder, await create(folder, snapshot));
  }

  /** Call at the begin of a turn. */
  async revive(): Promise<void> {
    if (!this.#ended || !this.#folder) return;
    this.#pglite = await create(this.#folder);
    for (const { channel, hear } of this.#listeners) await this.#pglite.listen(channel, hear);
    this.#ended = false;
  }

  query(text: string, parameters: unknown[]): Promise<Results<unknown>> {
    return this.#ask(() => this.#pglite.query(text, parameters));
  }

  exec(text: string): Promise<Results[]> {
    return this.#ask(() => this.#pglite.exec(text));
  }

  /** By `query`, because `exec` never returns where the engine ends in it, and a commit is what writes. */
  async commit(): Promise<void> {
    await this.query('commit', []);
  }

  /** What was begun is gone already where the engine ended. */
  async rollback(): Promise<void> {
    if (!this.#ended) await this.exec('rollback');
  }

  async listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>> {
    const listener = { channel, hear };
    await this.#ask(() => this.#pglite.listen(channel, hear));
    this.#listeners.add(listener);
    return async () => {
      this.#listeners.delete(listener);
      if (!this.#ended) await this.#pglite.unlisten(channel, hear);
    };
  }

  /** The folder as a tar archive. */
  dump(): Promise<Blob> {
    return this.#pglite.dumpDataDir('none');
  }

  async close(): Promise<void> {
    if (!this.#ended) await this.#pglite.close();
  }

  async #ask<Result>(run: () => Promise<Result>): Promise<Result> {
    if (this.#ended) throw new EngineEnded('the embedded database ended itself and is opened again at the next turn');
    try {
      return await run();
    } catch (error) {
      if (isEnd(error)) this.#ended = true;
      throw error;
    }
  }
}
