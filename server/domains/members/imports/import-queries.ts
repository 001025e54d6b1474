import { type Selectable, sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { ImportColumn, ImportId } from '../../../../contract/imports.ts';
import type { Db, Trx } from '../../../platform/database/database.ts';
import { keysetPage } from '../../../platform/database/keyset.ts';
import type { Tables } from '../../../platform/database/tables.ts';
import { giveWay } from './give-way.ts';
import '../tables.ts';
import type { FoundFault } from './check-values.ts';
import './tables.ts';

export type MemberImport = Selectable<Tables['memberImport']>;

interface PageInput {
  limit: number;
  cursor?: string | undefined;
}

const ofCompany = (db: Db, company: CompanyId) => db.selectFrom('memberImport').where('companyId', '=', company);

export const importOf = (db: Db, company: CompanyId, id: ImportId): Promise<MemberImport | undefined> =>
  ofCompany(db, company).selectAll().where('id', '=', id).executeTakeFirst();

export const lockImport = (trx: Trx, company: CompanyId, id: ImportId): Promise<MemberImport | undefined> =>
  ofCompany(trx, company).selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** How many imports of a company are neither applied nor over. */
export async function countOpenImports(db: Db, company: CompanyId): Promise<number> {
  const { total } = await ofCompany(db, company)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('state', 'in', ['reading', 'checking', 'checked', 'applying'])
    .executeTakeFirstOrThrow();
  return total;
}

/** A page of a company's imports, the newest first. */
export async function listImports(db: Db, company: CompanyId, { limit, cursor }: PageInput) {
  const { total } = await ofCompany(db, company)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const page = await keysetPage(ofCompany(db, company).selectAll(), {
    binding: 'imports made',
    keys: [
      { column: 'madeAt', type: 'timestamptz' },
      { column: 'id', type: 'uuid' },
    ],
    order: 'descending',
    limit,
    cursor,
  });
  return { ...page, total };
}

export interface FaultFilter {
  column?: ImportColumn | undefined;
  search?: string | undefined;
}

/** A page of an import's faults in the order of the file. */
export async function listFaults(db: Db, company: CompanyId, id: ImportId, filter: FaultFilter & PageInput) {
  const { limit, cursor, column, search } = filter;
  const typed = search?.trim().toLowerCase();
  let faults = db.selectFrom('memberImportFault').where('companyId', '=', company).where('importId', '=', id);
  if (column) faults = faults.where('field', '=', column);
  if (typed) {
    faults = faults.where(
      sql<boolean>`strpos(lower(coalesce(value, '') || ' ' || message || ' ' || line::text), ${typed}) > 0`,
    );
  }
  const { total } = await faults.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const page = await keysetPage(faults.select(['line', 'position', 'field', 'code', 'value', 'message']), {
    binding: 'import faults',
    keys: [
      { column: 'line', type: 'integer' },
      { column: 'position', type: 'integer' },
    ],
    order: 'ascending',
    limit,
    cursor,
  });
  return { ...page, total };
}

/** Faults of a file that are kept; those behind are only counted. */
export const mostFaults = 10_000;

/** Adds what is wrong, in one statement however much it is. `from` is the first position, which grows within a line. */
export async function addFaults(
  trx: Trx,
  company: CompanyId,
  id: ImportId,
  { faults, from }: { faults: readonly FoundFault[]; from: number },
): Promise<void> {
  if (faults.length === 0) return;
  const json = JSON.stringify(faults.map((fault, at) => ({ ...fault, field: fault.column, position: from + at })));
  await sql`
    insert into member_import_fault (import_id, line, position, company_id, field, code, value, message)
    select ${id}, line, position, ${company}, field, code, value, message
      from jsonb_to_recordset(${json}::jsonb)
        as f (line integer, position integer, field text, code text, value text, message text)`.execute(trx);
}

/** Pieces in which what was read of a file is deleted, so that others come in between. */
const clearedAtOnce = 2000;

/** Deletes what was read of a file, and the file. */
export async function clearStaged(db: Db, company: CompanyId, id: ImportId, keepFile = false): Promise<void> {
  const tables = ['member_import_fault', 'member_import_row', ...(keepFile ? [] : ['member_import_piece'])];
  for (const table of tables) {
    for (let left = true; left; ) {
      const name = sql.table(table);
      const { numAffectedRows = 0n } = await sql`
        delete from ${name} where company_id = ${company} and ctid = any(array(
          select ctid from ${name} where company_id = ${company} and import_id = ${id} limit ${clearedAtOnce}
        ))`.execute(db);
      await giveWay();
      left = numAffectedRows >= BigInt(clearedAtOnce);
    }
  }
}
