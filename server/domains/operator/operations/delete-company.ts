import { sql } from 'kysely';
import type { AccountId, CompanyId } from '../../../../contract/ids.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { deleteClosedCompany } from '../../companies/index.ts';
import { deleteAccounts } from '../../identity/index.ts';

/** Rows deleted by one statement, so that nobody waits for it. */
const pieceRows = 1000;
const pieceAccounts = 500;

/**
 * Deletes everything of a company whose hold is over, the accounts of its people first, in pieces; a killed process goes
 * on where it was. An operator keeps the account.
 */
export async function deleteCompany({ database }: Pick<Platform, 'database'>, company: CompanyId): Promise<void> {
  const { owner } = database;
  for await (const accounts of accountsOf(owner, company)) {
    await database.identity.transaction().execute((trx) => deleteAccounts(trx, accounts));
  }
  const tables = await companyTables(owner);
  // A second time for what counts the rows of others, and was written when they went.
  for (const table of [...tables, ...tables]) await emptyTable(owner, table, company);
  await deleteClosedCompany(owner, company);
}

async function* accountsOf(owner: Db, company: CompanyId) {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<{ id: string; account: AccountId }>`
      select id, account_id as account from member where company_id = ${company} and id > ${after}::uuid
      order by id limit ${pieceAccounts}`.execute(owner);
    if (rows.length === 0) return;
    yield rows.map(({ account }) => account);
    after = rows.at(-1)?.id ?? after;
  }
}

/** Every table with rows of companies: those that point at others before what they point at. */
async function companyTables(owner: Db): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select c.relname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attname = 'company_id'
      and not a.attisdropped order by 1`.execute(owner);
  const references = await sql<{ from: string; to: string }>`
    select f.relname::text as "from", t.relname::text as "to" from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and k.conrelid <> k.confrelid`.execute(owner);
  return inOrder(
    tables.rows.map(({ name }) => name),
    references.rows,
  );
}

/** Names in an order in which nothing comes after what it points at. */
export function inOrder(names: readonly string[], references: readonly { from: string; to: string }[]): string[] {
  const left = new Set(names);
  const order: string[] = [];
  while (left.size > 0) {
    const isPointedAt = (name: string) =>
      references.some(({ from, to }) => to === name && from !== name && left.has(from));
    const free = [...left].filter((name) => !isPointedAt(name));
    if (free.length === 0) throw new Error(`These tables point at each other: ${[...left].join(', ')}`);
    for (const name of free) left.delete(name);
    order.push(...free);
  }
  return order;
}

async function emptyTable(owner: Db, table: string, company: CompanyId): Promise<void> {
  for (;;) {
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.id(table)} where ctid = any(array(
        select ctid from ${sql.id(table)} where company_id = ${company} limit ${pieceRows}))`.execute(owner);
    if (numAffectedRows < BigInt(pieceRows)) return;
  }
}
