import type { CompiledQuery } from 'kysely';

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
