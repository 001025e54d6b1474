import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Hold } from './dialect.ts';
import { EmbeddedEngine } from './embedded-engine.ts';
import { databaseRole, type Scope, scopeCompany } from './scope.ts';
import { spaceGuard } from './storage-space.ts';

/** What may write: all but plain reads. */
const mayWrite = (sql: string) => !/^\s*select\b/i.test(sql);

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
  engine: EmbeddedEngine;
  hold(scope: Scope): Promise<Hold>;
  /** Several statements in one text, as the owner; the rows of each. */
  script(text: string): Promise<{ rows: Record<string, unknown>[] }[]>;
}

/** The database's folder is neither empty nor a database. */
class ForeignFolder extends Error {}

/** Makes the database beside its place and moves it there when it is whole, so that a killed start leaves no half of one. */
async function bringFolder(folder: string): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new ForeignFolder('it has files, but none named PG_VERSION');
  }
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const engine = await EmbeddedEngine.open(fresh);
  await engine.close();
  renameSync(fresh, folder);
}

/** Opens the database in `<dataDir>/database`, or in memory. Throws `NoSpaceLeft` where its device is all but full. */
export async function openPglite(dataDir: string | null, snapshot?: Blob): Promise<Embedded> {
  const folder = dataDir ? join(dataDir, 'database') : null;
  if (dataDir) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const refuseWhenFull = dataDir ? spaceGuard(dataDir) : () => undefined;
  refuseWhenFull();
  if (folder) await bringFolder(folder);
  const engine = await EmbeddedEngine.open(folder, snapshot);
  const turns = new Turns();

  async function hold(scope: Scope): Promise<Hold> {
    const give = await turns.take();
    await engine.revive().catch((error: unknown) => {
      give();
      throw error;
    });
    let inTransaction = false;
    const enter = async () => {
      await engine.query("select set_config('role', $1, true), set_config('app.company', $2, true)", [
        databaseRole(scope),
        scopeCompany(scope),
      ]);
    };
    const query = async (sql: string, parameters: readonly unknown[]) => {
      if (mayWrite(sql)) refuseWhenFull();
      // Only the owner's scripts hold several statements, and those take no parameters.
      const several = parameters.length === 0 && scope.role === 'owner' && sql.includes(';');
      const { rows, affectedRows } = several
        ? ((await engine.exec(sql)).at(-1) ?? { rows: [], affectedRows: 0 })
        : await engine.query(sql, [...parameters]);
      return { rows, numAffectedRows: BigInt(affectedRows ?? 0) };
    };
    return {
      send: async (sql, parameters) => void (await query(sql, parameters)),
      async query(sql, parameters) {
        if (inTransaction || scope.role === 'owner') return query(sql, parameters);
        await engine.exec('begin');
        try {
          await enter();
          const result = await query(sql, parameters);
          await engine.commit();
          return result;
        } catch (error) {
          await engine.rollback();
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
        await engine.commit();
      },
      async rollback() {
        inTransaction = false;
        await engine.rollback();
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
        await engine.revive();
        refuseWhenFull();
        return await engine.exec(text);
      } catch (error) {
        // A script may begin a transaction of its own, which nobody else may inherit.
        await engine.rollback();
        throw error;
      } finally {
        give();
      }
    },
  };
}
