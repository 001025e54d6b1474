import type { ImportId } from '../../../../contract/imports.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { announceChange } from '../../../platform/live/changes.ts';
import type { Acting } from '../../audit/index.ts';
import { licencesLeft } from '../../companies/index.ts';
import { lockImport, type MemberImport } from './import-queries.ts';
import { letGo } from './work.ts';

/**
 * Has everybody in a checked file invited; false where that is done or under way. Throws `not_found`,
 * `import_not_checked`, `import_faulty`, `no_licence_left`, `import_over`.
 */
export async function askForApplication(trx: Trx, acting: Acting, id: ImportId): Promise<boolean> {
  const { company, at: _at, ...by } = acting;
  const current = await lockImport(trx, company, id);
  if (!current) throw new Problem('not_found');
  const { state, newRows } = current;
  if (state === 'applied' || state === 'applying') return false;
  if (state === 'reading' || state === 'checking') throw new Problem('import_not_checked');
  if (state !== 'checked') throw new Problem('import_over');
  if (current.faultCount > 0) throw new Problem('import_faulty');
  const left = await licencesLeft(trx, company, 'member');
  if (left < newRows) {
    const detail = `The file needs ${newRows} licences, and ${left} are left. Nobody was invited.`;
    throw new Problem('no_licence_left', { detail });
  }
  await set(trx, current, { state: 'applying', refusal: null, acting: JSON.stringify(by), ...letGo });
  return true;
}

/** Throws an import away before it is applied. Throws `not_found`; `import_over` where it is being applied or was. */
export async function cancelImport(trx: Trx, acting: Acting, id: ImportId): Promise<void> {
  const current = await lockImport(trx, acting.company, id);
  if (!current) throw new Problem('not_found');
  if (current.state === 'applying' || current.state === 'applied') throw new Problem('import_over');
  if (current.state === 'cancelled' || current.state === 'failed') return;
  await set(trx, current, { state: 'cancelled', ...letGo });
}

type Decision = { state: 'cancelled' } | { state: 'applying'; refusal: null; acting: string };

async function set(trx: Trx, { companyId, id }: MemberImport, decision: Decision & typeof letGo): Promise<void> {
  await trx.updateTable('memberImport').set(decision).where('companyId', '=', companyId).where('id', '=', id).execute();
  await announceChange(trx, companyId, 'import');
}
