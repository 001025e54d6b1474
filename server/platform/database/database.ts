import { CamelCasePlugin, Kysely, sql, type Transaction } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { CompanyId } from '../../../contract/ids.ts';
import { type Claim, type ClaimOptions, claimLock } from './claim.ts';
import { type Holder, scopedDialect } from './dialect.ts';
import { type Embedded, openPglite } from './pglite.ts';
import { holdClient, keepsSession, listenOnClient, openPool, type ServerLimits } from './postgres.ts';
import { databaseRole, type Scope, scopeCompany } from './scope.ts';
import { Sent } from './sent-statements.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;

export interface Database {
  readonly kind: 'pglite' | 'postgres';
  /**
   * Works for one company: row-level security refuses every other company's rows. A statement of over `longest`
   * milliseconds is cancelled, which its caller is told as `takes_too_long`; that of every connection where absent.
   */
  forCompany(company: CompanyId, longest?: number): Db;
  readonly resolver: Db;
  readonly identity: Db;
  readonly operator: Db;
  readonly owner: Db;
  /** Statements without parameters, several in one text, as the owner; the rows of each. */
  script(text: string): Promise<{ rows: Record<string, unknown>[] }[]>;
  /** Hears the service's notifications; `onUp` tells whether they arrive. Returns the end of it. */
  listen(hear: (payload: string) => void, onUp: (up: boolean) => void): () => Promise<void>;
  /**
   * Claims something for as long as this process lives, alone or with others who share it; null where another process has
   * it. An advisory lock on PostgreSQL, taken again when its connection was lost. PGlite has one process by its data
   * directory's lock.
   */
  claim(name: string, options?: ClaimOptions): Promise<Claim | null>;
  /** Whether a connection keeps what is set on it; behind a pooler in transaction mode it does not. */
  keepsSession(): Promise<boolean>;
  /** Connections that are open, and statements that wait for one. */
  connections(): { open: number; waiting: number };
  close(): Promise<void>;
}

type OpenLimits = Pick<ServerLimits, 'connections'> & Partial<ServerLimits>;

const notificationChannel = 'rotunda';

/** Notifies every node when the transaction commits. Payload of under 8,000 bytes. */
export const notify = async (db: Db, payload: string): Promise<void> => {
  const statement = sql`select pg_notify(${notificationChannel}, ${payload})`.compile(db);
  if (db.isTransaction) await db.executeQuery(new Sent(statement));
  else await db.executeQuery(statement);
};

/** Runs part of a transaction as somebody else, and returns to `back`. A failure leaves the transaction to be rolled back. */
export async function within<Result>(trx: Trx, scope: Scope, back: Scope, run: () => Promise<Result>): Promise<Result> {
  await enter(trx, scope);
  const result = await run();
  await enter(trx, back);
  return result;
}

const enter = (trx: Trx, scope: Scope) =>
  sql`select set_config('role', ${databaseRole(scope)}, true), set_config('app.company', ${scopeCompany(scope)}, true)`.execute(
    trx,
  );

function scoped(hold: Holder) {
  const open = (scope: Scope): Db =>
    new Kysely<Tables>({
      dialect: scopedDialect(hold, scope),
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    });
  const companies = new LRUCache<string, Db>({ max: 1000 });
  return {
    forCompany(company: CompanyId, longest?: number): Db {
      const key = `${company} ${longest ?? ''}`;
      const known = companies.get(key);
      if (known) return known;
      const made = open({ role: 'app', company, longest });
      companies.set(key, made);
      return made;
    },
    resolver: open({ role: 'resolver' }),
    identity: open({ role: 'identity' }),
    operator: open({ role: 'operator' }),
    owner: open({ role: 'owner' }),
  };
}

/** The embedded database: PGlite in `<dataDir>/database`, or in memory where `dataDir` is null. */
export async function openEmbedded(dataDir: string | null, snapshot?: Blob): Promise<Database> {
  return embeddedDatabase(await openPglite(dataDir, snapshot));
}

/** The same over an engine at hand. */
export function embeddedDatabase({ engine, hold, script }: Embedded): Database {
  return {
    kind: 'pglite',
    ...scoped(hold),
    script,
    listen(hear, onUp) {
      const begin = async () => {
        // In a turn of its own: within somebody's transaction a rollback would undo it.
        const turn = await hold({ role: 'owner' });
        try {
          return await engine.listen(notificationChannel, hear);
        } finally {
          turn.release();
          onUp(true);
        }
      };
      const listening = begin();
      return async () => (await listening)();
    },
    claim: async () => ({ release: async () => undefined }),
    keepsSession: async () => true,
    connections: () => ({ open: 1, waiting: 0 }),
    close: () => engine.close(),
  };
}

/** A database on a PostgreSQL server, 15 or newer. Connects at the first use. */
export function openPostgres(url: string, { connections, statementSeconds = 0 }: OpenLimits): Database {
  const pool = openPool(url, connections, statementSeconds);
  return {
    kind: 'postgres',
    ...scoped((scope) => holdClient(pool, scope)),
    async script(text) {
      const hold = await holdClient(pool, { role: 'owner' });
      try {
        return await hold.script(text);
      } finally {
        hold.release();
      }
    },
    listen: (hear, onUp) => listenOnClient(url, notificationChannel, hear, onUp),
    claim: (name, options) => claimLock(url, name, options),
    keepsSession: () => keepsSession(pool),
    connections: () => ({ open: pool.totalCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}
