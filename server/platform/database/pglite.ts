import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import type { Hold } from './dialect.ts';
import { databaseRole, type Scope, scopeCompany } from './scope.ts';

const INT8 = 20;

/** A turn on the one connection; whoever waits is served in order. */
class Turns {
  #last: Promise<void> = Promise.resolve();

  take(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = this.#last;
    this.#last = promise;
    return before.then(() => resolve);
  }
}

export interface Embedded {
  engine: PGlite;
  hold(scope: Scope): Promise<Hold>;
  /** Several statements in one text, as the owner; the rows of each. */
  script(text: string): Promise<{ rows: Record<string, unknown>[] }[]>;
}

/** Opens the database in `<dataDir>/database`, or in memory. */
export async function openPglite(dataDir: string | null, snapshot?: Blob): Promise<Embedded> {
  const folder = dataDir ? join(dataDir, 'database') : undefined;
  if (folder) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const engine = await PGlite.create({
    ...(folder ? { dataDir: folder } : {}),
    ...(snapshot ? { loadDataDir: snapshot } : {}),
    extensions: { pg_trgm, unaccent, btree_gin },
    parsers: { [INT8]: Number },
  });
  const turns = new Turns();

  async function hold(scope: Scope): Promise<Hold> {
    const give = await turns.take();
    let inTransaction = false;
    const enter = async () => {
      await engine.query("select set_config('role', $1, true), set_config('app.company', $2, true)", [
        databaseRole(scope),
        scopeCompany(scope),
      ]);
    };
    const query = async (sql: string, parameters: readonly unknown[]) => {
      // Only the owner's scripts hold several statements, and those take no parameters.
      const several = parameters.length === 0 && scope.role === 'owner';
      const { rows, affectedRows } = several
        ? ((await engine.exec(sql)).at(-1) ?? { rows: [], affectedRows: 0 })
        : await engine.query(sql, [...parameters]);
      return { rows, numAffectedRows: BigInt(affectedRows ?? 0) };
    };
    return {
      async query(sql, parameters) {
        if (inTransaction || scope.role === 'owner') return query(sql, parameters);
        await engine.exec('begin');
        try {
          await enter();
          const result = await query(sql, parameters);
          await engine.exec('commit');
          return result;
        } catch (error) {
          await engine.exec('rollback');
          throw error;
        }
      },
      async begin(isolation) {
        await engine.exec(isolation ? `begin isolation level ${isolation}` : 'begin');
        inTransaction = true;
        await enter();
      },
      async commit() {
        inTransaction = false;
        await engine.exec('commit');
      },
      async rollback() {
        inTransaction = false;
        await engine.exec('rollback');
      },
      release: give,
    };
  }

  return {
    engine,
    hold,
    async script(text) {
      const give = await turns.take();
      try {
        return await engine.exec(text);
      } catch (error) {
        // A script may begin a transaction of its own, which nobody else may inherit.
        await engine.exec('rollback');
        throw error;
      } finally {
        give();
      }
    },
  };
}
