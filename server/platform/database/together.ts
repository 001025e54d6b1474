import type { CompiledQuery } from 'kysely';
import type { Db } from './database.ts';
import { Sent, Together } from './sent-statements.ts';

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
