import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { Scope } from './scope.ts';
import { Sent, Together } from './sent-statements.ts';

/** One exclusive hold of a connection, already in its scope or put into it with the first statement. */
export interface Hold {
  query(sql: string, parameters: readonly unknown[]): Promise<QueryResult<unknown>>;
  /** In a transaction: resolves once it is sent, where the connection can do so. Its failure is that of the commit. */
  send(sql: string, parameters: readonly unknown[]): Promise<void>;
  begin(isolation: string | undefined): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  release(): void;
}

export type Holder = (scope: Scope) => Promise<Hold>;

class HeldConnection implements DatabaseConnection {
  readonly hold: Hold;

  constructor(hold: Hold) {
    this.hold = hold;
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.#ask(query) as Promise<QueryResult<Row>>;
  }

  async #ask(query: CompiledQuery): Promise<QueryResult<unknown>> {
    if (query instanceof Together) return this.#askTogether(query);
    if (!(query instanceof Sent)) return this.hold.query(query.sql, query.parameters);
    await this.hold.send(query.sql, query.parameters);
    return { rows: [] };
  }

  async #askTogether(all: Together): Promise<QueryResult<unknown>> {
    const answers = await Promise.all(all.statements.map(({ sql, parameters }) => this.hold.query(sql, parameters)));
    all.sizes = answers.map(({ rows }) => rows.length);
    return { rows: answers.flatMap(({ rows }) => rows) };
  }

  // biome-ignore lint/correctness/useYield: streaming is refused
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Page by key instead of streaming: PGlite has one connection.');
  }
}

const held = (connection: DatabaseConnection): Hold => {
  if (connection instanceof HeldConnection) return connection.hold;
  throw new Error('A connection of another driver.');
};

/** Kysely's dialect over connections that are held exclusively and work in one scope. */
export function scopedDialect(hold: Holder, scope: Scope): Dialect {
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => new HeldConnection(await hold(scope)),
    beginTransaction: (connection: DatabaseConnection, settings: TransactionSettings) =>
      held(connection).begin(settings.isolationLevel),
    commitTransaction: (connection) => held(connection).commit(),
    rollbackTransaction: (connection) => held(connection).rollback(),
    releaseConnection: async (connection) => held(connection).release(),
    destroy: async () => {},
  };
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}
