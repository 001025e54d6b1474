import { createHash } from 'node:crypto';
import type { ProblemCode } from '../../../../contract/problems.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { announceChange } from '../../../platform/live/changes.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { licencesLeft, takeLicence } from '../../companies/index.ts';
import { isAddressFree } from '../../directory/index.ts';
import '../tables.ts';
import { insertSystem, type NewVideoSystem } from './add-system.ts';
import { ownAddress, twinOf } from './address.ts';

/** Most rows of one import; each takes a few statements in one transaction. */
export const mostImported = 1000;

export interface RowFault {
  /** Of the row, from 0. */
  row: number;
  field: 'localPart' | 'domain' | 'memberId' | 'name';
  code: ProblemCode;
  message: string;
}

export interface Imported {
  /** Nothing was added where there are any. */
  faults: RowFault[];
  added: number;
  /** Rows that are there already, with the same name and address. */
  unchanged: number;
}

export interface ImportOptions {
  /** Looks only. */
  dryRun?: boolean;
  /** SHA-256 of the file, in hex, for the record; of the rows where absent. */
  digest?: string;
}

/**
 * Adds many systems, all or nothing, in the scope of their company; one entry in the activity log. Rows that are there
 * already change nothing, so the same file may come twice. Throws `no_licence_left`.
 */
export async function importVideoSystems(
  trx: Trx,
  acting: Acting,
  rows: readonly NewVideoSystem[],
  { dryRun = false, digest = digestOf(rows) }: ImportOptions = {},
): Promise<Imported> {
  const { company } = acting;
  if (rows.length > mostImported) {
    throw new Problem('too_large', { detail: `Import at most ${mostImported} video systems at once.` });
  }
  const { faults, fresh, unchanged } = await checkRows(trx, acting, rows);
  if (fresh.length > (await licencesLeft(trx, company, 'video-system'))) throw new Problem('no_licence_left');
  if (faults.length > 0 || dryRun || fresh.length === 0) return { faults, added: fresh.length, unchanged };
  await takeLicence(trx, company, 'video-system', fresh.length);
  const added: { name: string; videoAddress: string }[] = [];
  for (const system of fresh) {
    const { address } = await insertSystem(trx, acting, system);
    added.push({ name: system.name, videoAddress: address });
  }
  await recordAct(trx, acting, { act: 'video-system.imported', after: { digest, count: added.length, added } });
  await announceChange(trx, company, 'video-system');
  return { faults, added: added.length, unchanged };
}

async function checkRows(trx: Trx, acting: Acting, rows: readonly NewVideoSystem[]) {
  const faults: RowFault[] = [];
  const fresh: NewVideoSystem[] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const [row, system] of rows.entries()) {
    try {
      const address = await addressOf(trx, acting, system);
      if (address !== null && seen.has(address)) {
        const message = 'An earlier line has this video address too.';
        faults.push({ row, field: 'localPart', code: 'address_taken', message });
      } else if (address === null || (await isAddressFree(trx, address, null, acting.at))) {
        fresh.push(system);
      } else if (await isThere(trx, acting, system, address)) {
        unchanged += 1;
      } else {
        faults.push({ row, field: 'localPart', code: 'address_taken', message: 'This video address is taken.' });
      }
      if (address !== null) seen.add(address);
    } catch (error) {
      faults.push(faultOf(error, row));
    }
  }
  return { faults, fresh, unchanged };
}

/** The address of its own that a row asks for; null where it shares its member's. */
async function addressOf(trx: Trx, { company }: Acting, system: NewVideoSystem): Promise<string | null> {
  if (system.memberId) await twinOf(trx, company, system.memberId);
  return system.sharesAddress && system.memberId ? null : ownAddress(trx, company, system);
}

async function isThere(trx: Trx, { company }: Acting, { name }: NewVideoSystem, address: string): Promise<boolean> {
  const there = await trx
    .selectFrom('videoSystem')
    .select('id')
    .where('companyId', '=', company)
    .where('address', '=', address)
    .where('name', '=', name)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return there !== undefined;
}

const fields = ['localPart', 'domain', 'memberId', 'name'] as const;

/** A refusal as a fault of its row; whatever else goes on. */
function faultOf(error: unknown, row: number): RowFault {
  if (!(error instanceof Problem)) throw error;
  const [fault] = error.extra.errors ?? [];
  const field = fields.find((each) => fault?.pointer === `/${each}`) ?? 'name';
  return { row, field, code: error.problem, message: fault?.message ?? error.message };
}

const digestOf = (rows: readonly NewVideoSystem[]): string =>
  createHash('sha256').update(JSON.stringify(rows)).digest('hex');
