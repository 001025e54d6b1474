import type { CompiledQuery } from 'kysely';
import type { Db } from './database.ts';

/** Statements that a connection sends at once, one after another; `sizes` are how many rows each has answered. */
export class Together implements CompiledQuery {
  readonly query: CompiledQuery['query'];
  readonly queryId: CompiledQuery['queryId'];
  readonly sql = '';
  readonly parameters = [];
  readonly statements: readonly CompiledQuery[];
  sizes: readonly number[] = [];

  constructor(first: CompiledQuery, statements: readonly CompiledQuery[]) {
    this.query = first.query;
    this.queryId = first.queryId;
    this.statements = statements;
  }
}

/** A statement whose answer nobody waits for before the commit. */
export class Sent implements CompiledQuery {
  readonly query: CompiledQuery['query'];
  readonly queryId: CompiledQuery['queryId'];
  readonly sql: string;
  readonly parameters: readonly unknown[];

  constructor({ query, queryId, sql, parameters }: CompiledQuery) {
    this.query = query;
    this.queryId = queryId;
    this.sql = sql;
    this.parameters = parameters;
  }
}

type RowsOf<Statement> = Statement extends CompiledQuery<infer Row> ? Row[] : never;

/**
 * Sends statements of a transaction without waiting for the answer of each: they are carried out in their order, and each
 * sees what those before it did. Rejects with the first failure.
 */
export async function together<Statements extends readonly CompiledQuery[]>(
  trx: Db,
  ...statements: Statements
): Promise<{ -readonly [At in keyof Statements]: RowsOf<Statements[At]> }> {
  const [first] = statements;
  const all = first && new Together(first, statements);
  const { rows } = all ? await trx.executeQuery(all) : { rows: [] };
  let from = 0;
  const parts = all?.sizes.map((size) => {
    from += size;
    return rows.slice(from - size, from);
  });
  return (parts ?? []) as { -readonly [At in keyof Statements]: RowsOf<Statements[At]> };
}

/**
 * Sends a statement of a transaction and waits for no answer: a failure is that of the next statement, or of the commit.
 * For writes that nothing is decided by.
 */
export async function send(trx: Db, statement: CompiledQuery): Promise<void> {
  await trx.executeQuery(new Sent(statement));
}
