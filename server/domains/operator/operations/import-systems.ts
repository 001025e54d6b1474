import { createHash } from 'node:crypto';
import type { SystemColumn, SystemImport } from '../../../../contract/operator-systems.ts';
import { localPart } from '../../../../contract/values.ts';
import { videoSystemName } from '../../../../contract/video-systems.ts';
import { type CsvColumn, type CsvRow, readCsv } from '../../../platform/csv/read-csv.ts';
import type { Db } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Acting } from '../../audit/index.ts';
import { licencesLeft } from '../../companies/index.ts';
import { memberByEmail } from '../../members/index.ts';
import {
  type Imported,
  importVideoSystems,
  mostImported,
  type NewVideoSystem,
  type RowFault,
} from '../../video-systems/index.ts';

const columns: readonly CsvColumn<SystemColumn>[] = [
  { name: 'name', title: 'Name', names: ['name', 'system', 'video system', 'room'], required: true },
  {
    name: 'localPart',
    title: 'Video address',
    names: ['video address', 'address', 'local part', 'localpart'],
    required: true,
  },
  { name: 'domain', title: 'Domain', names: ['domain'], required: false },
  {
    name: 'memberEmail',
    title: 'Twinned to',
    names: ['twinned to', 'member', 'member email', 'email'],
    required: false,
  },
];

const nothing: Imported = { faults: [], added: 0, unchanged: 0 };

type Fault = SystemImport['faults'][number];
type Row = CsvRow<SystemColumn>;

const columnOf: Readonly<Record<RowFault['field'], SystemColumn>> = {
  name: 'name',
  localPart: 'localPart',
  domain: 'domain',
  memberId: 'memberEmail',
};

/**
 * Adds the video systems of a CSV file, all or nothing; with `dryRun` it only says what would be. The address may be a
 * local part, or whole. Faults by line and column. Throws `no_licence_left`.
 */
export async function importSystems(
  { database }: Platform,
  acting: Acting,
  bytes: Uint8Array,
  dryRun: boolean,
): Promise<SystemImport> {
  const { company } = acting;
  const db = database.forCompany(company);
  const table = await readCsv(bytes, columns, { rows: mostImported, field: 400 });
  const faults: Fault[] = [...table.faults];
  const read: { row: Row; system: NewVideoSystem }[] = [];
  for await (const row of table.rows) {
    const { system, faults: found } = await readRow(db, acting, row);
    faults.push(...found);
    if (system) read.push({ row, system });
  }
  const look = dryRun || faults.length > 0;
  const digest = createHash('sha256').update(bytes).digest('hex');
  const systems = read.map(({ system }) => system);
  const outcome = await db
    .transaction()
    .execute((trx) => importVideoSystems(trx, acting, systems, { dryRun: look, digest }))
    .catch((error: unknown) => {
      // What is wrong with the lines is told first.
      if (faults.length > 0 && error instanceof Problem && error.problem === 'no_licence_left') return nothing;
      throw error;
    });
  faults.push(...outcome.faults.flatMap((fault) => placed(fault, read)));
  return {
    added: faults.length > 0 ? 0 : outcome.added,
    unchanged: outcome.unchanged,
    licencesLeft: await licencesLeft(db, company, 'video-system'),
    unknownColumns: [...table.unknownColumns],
    faults: faults.toSorted((one, other) => one.line - other.line),
  };
}

function placed({ row, field, code, message }: RowFault, read: readonly { row: Row }[]): Fault[] {
  const found = read[row]?.row;
  if (!found) return [];
  const column = columnOf[field];
  return [{ line: found.line, column, code, value: found.values[column] || null, message }];
}

async function readRow(
  db: Db,
  { company }: Acting,
  { line, values, faults }: Row,
): Promise<{ system: NewVideoSystem | null; faults: Fault[] }> {
  const found: Fault[] = [...faults];
  const fault = (column: SystemColumn, message: string) =>
    found.push({ line, column, code: 'wrong_input', value: values[column] || null, message });
  const name = videoSystemName.safeParse(values.name);
  if (!name.success) fault('name', 'Give a name of 1 to 100 characters that can be shown.');
  const [local = '', given] = values.localPart.trim().split('@');
  const part = localPart.safeParse(local);
  if (local === '') fault('localPart', 'Give a video address.');
  else if (!part.success) fault('localPart', 'Use a–z, 0–9, dot, hyphen and underscore; start with a letter.');
  const email = values.memberEmail.trim().toLowerCase();
  const member = email === '' ? null : await memberByEmail(db, company, email);
  if (member === undefined || member?.removedAt) fault('memberEmail', 'No member of the company has this email.');
  if (found.length > 0 || !name.success || !part.success) return { system: null, faults: found };
  const domain = values.domain.trim() || given;
  const system = { name: name.data, localPart: part.data, memberId: member?.id ?? null, sharesAddress: false };
  return { system: { ...system, ...(domain ? { domain } : {}) }, faults: [] };
}
