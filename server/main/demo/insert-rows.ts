import { sql } from 'kysely';
import type { Trx } from '../../platform/database/database.ts';

/** Rows in one statement; more make the text of a statement needlessly long. */
const chunk = 5000;

/**
 * Inserts many rows by few statements. `columns` names each column with its type in the database; rows have the same
 * keys, and JSON values (times as ISO 8601).
 */
export async function insertRows<Column extends string>(
  trx: Trx,
  table: string,
  columns: Readonly<Record<Column, string>>,
  rows: readonly Readonly<Record<Column, unknown>>[],
): Promise<void> {
  const names = Object.keys(columns).join(', ');
  const typed = Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
  for (let at = 0; at < rows.length; at += chunk) {
    const given = JSON.stringify(rows.slice(at, at + chunk));
    await sql`insert into ${sql.raw(table)} (${sql.raw(names)})
      select ${sql.raw(names)} from json_to_recordset(${given}::json) as given (${sql.raw(typed)})`.execute(trx);
  }
}
