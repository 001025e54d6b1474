import { sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { ImportId } from '../../../../contract/imports.ts';
import { readCsv } from '../../../platform/csv/read-csv.ts';
import type { Db, Trx } from '../../../platform/database/database.ts';
import { addressRules } from '../../directory/index.ts';
import { checkValues, type FoundFault, presentFault, type StagedRow, showValue } from './check-values.ts';
import { columns, limits } from './columns.ts';
import { giveWay } from './give-way.ts';
import { addFaults, clearStaged, mostFaults } from './import-queries.ts';
import { advance, type Work } from './work.ts';

/** Bytes and rows that are written at once: a few milliseconds of an embedded database. */
const pieceBytes = 131_072;
const pieceRows = 200;

/** Keeps a file until its import is over, in pieces. May be repeated. */
export async function storeFile(db: Db, company: CompanyId, id: ImportId, bytes: Uint8Array): Promise<void> {
  for (let position = 0; position * pieceBytes < bytes.length; position += 1) {
    const piece = bytes.subarray(position * pieceBytes, (position + 1) * pieceBytes);
    await db
      .insertInto('memberImportPiece')
      .values({ importId: id, companyId: company, position, bytes: piece })
      .onConflict((on) => on.columns(['importId', 'position']).doNothing())
      .execute();
    await giveWay();
  }
  await db
    .updateTable('memberImport')
    .set({ whole: true })
    .where('companyId', '=', company)
    .where('id', '=', id)
    .execute();
}

async function loadFile({ db, company, id }: Work): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (;;) {
    const next = await db
      .selectFrom('memberImportPiece')
      .select('bytes')
      .where('companyId', '=', company)
      .where('importId', '=', id)
      .where('position', '=', pieces.length)
      .executeTakeFirst();
    if (!next) return Buffer.concat(pieces);
    pieces.push(next.bytes);
    await giveWay();
  }
}

/** As many lines as an editor counts, or a few more. */
function countLines(bytes: Uint8Array): number {
  let lines = 1;
  let before = 0;
  for (const byte of bytes) {
    if (byte === 0x0d || (byte === 0x0a && before !== 0x0d)) lines += 1;
    if (byte !== 0) before = byte;
  }
  return lines;
}

/** Reads the file into rows, and notes what is wrong in each by itself. Begins anew each time. */
export async function readFile(work: Work): Promise<void> {
  const { db, company, id } = work;
  await clearStaged(db, company, id, true);
  const bytes = await loadFile(work);
  const rules = await addressRules(db, company);
  const table = await readCsv(bytes, columns, limits);
  let faultCount = 0;
  let rows = 0;

  /** Writes a piece; how far it is goes with it. */
  const write = async (staged: readonly StagedRow[], faults: readonly FoundFault[], done: number) => {
    await db.transaction().execute(async (trx) => {
      rows += staged.length;
      await advance(trx, work, 'reading', { done, rows, faultCount: faultCount + faults.length });
      await addRows(trx, company, id, staged);
      if (faultCount < mostFaults) await addFaults(trx, company, id, { faults, from: 0 });
      faultCount += faults.length;
    });
    await giveWay();
  };

  await advance(db, work, 'reading', {
    encoding: table.encoding,
    separator: table.separator,
    unknownColumns: JSON.stringify(table.unknownColumns.map(showValue)),
    rules: JSON.stringify(rules),
    ...{ done: 0, total: countLines(bytes), rows: 0, newRows: 0, unchangedRows: 0, faultCount: 0 },
  });
  await write([], table.faults.map(presentFault), 1);
  let staged: StagedRow[] = [];
  let faults: FoundFault[] = [];
  for await (const read of table.rows) {
    const checked = checkValues(read, rules);
    staged.push(checked.row);
    faults.push(...checked.faults);
    if (staged.length < pieceRows) continue;
    await write(staged, faults, read.line);
    [staged, faults] = [[], []];
  }
  const none = rows + staged.length === 0 && faultCount === 0;
  await write(staged, none ? [noRows] : faults, staged.at(-1)?.line ?? 1);
  await advance(db, work, 'reading', { state: 'checking', done: 0, total: rows });
}

const noRows: FoundFault = {
  line: 1,
  column: null,
  code: 'no_rows',
  value: null,
  message: 'The file has headings and no rows below them.',
};

async function addRows(trx: Trx, company: CompanyId, id: ImportId, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into member_import_row
      (import_id, company_id, line, full_name, email, domain, address, room_address, access_right, faulty)
    select ${id}, ${company}, line, "fullName", email, domain, address, "roomAddress", "accessRight", faulty
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (line integer, "fullName" text, email text, domain text, address text, "roomAddress" text,
          "accessRight" text, faulty boolean)`.execute(trx);
}
