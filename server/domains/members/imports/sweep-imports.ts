import { sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { ImportId } from '../../../../contract/imports.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { clearStaged } from './import-queries.ts';
import './tables.ts';

const hourMs = 60 * 60 * 1000;
/** What was read of a file is deleted after this. */
export const stagedMs = 24 * hourMs;
/** That there was an import can be seen so long. */
const keptMs = 90 * 24 * hourMs;
/** A file that is not whole by then never will be. */
const arrivalMs = hourMs / 6;

interface Place {
  company: CompanyId;
  id: ImportId;
}

/** Imports of every company at which nobody is, though there is something to do; as the owner. */
export const waitingImports = (owner: Db): Promise<Place[]> =>
  owner
    .selectFrom('memberImport')
    .select(['companyId as company', 'id'])
    .where(sql<boolean>`(state in ('reading', 'checking', 'applying') or not mail_ended)`)
    .where('whole', '=', true)
    .where(sql<boolean>`(worked_until is null or worked_until <= now())`)
    .orderBy('madeAt')
    .limit(20)
    .execute();

/** Ends imports that nobody decided on within 24 hours, deletes what is left of those that are over, and forgets old ones. */
export async function sweepImports({ database, clock }: Pick<Platform, 'database' | 'clock'>): Promise<void> {
  const before = (ms: number) => new Date(clock.now().getTime() - ms);
  const { owner } = database;
  await owner
    .updateTable('memberImport')
    .set({ state: 'cancelled' })
    .where('madeAt', '<=', before(stagedMs))
    .where('state', 'in', ['reading', 'checking', 'checked'])
    .execute();
  await owner
    .updateTable('memberImport')
    .set({ state: 'failed', refusal: 'internal' })
    .where('madeAt', '<=', before(arrivalMs))
    .where('whole', '=', false)
    .where('state', '=', 'reading')
    .execute();
  const left = await owner
    .selectFrom('memberImport')
    .select(['companyId', 'id'])
    .where('state', 'in', ['applied', 'failed', 'cancelled'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('memberImportPiece')
          .select('position')
          .whereRef('memberImportPiece.importId', '=', 'memberImport.id'),
      ),
    )
    .execute();
  for (const { companyId, id } of left) await clearStaged(database.forCompany(companyId), companyId, id);
  await owner.deleteFrom('memberImport').where('madeAt', '<=', before(keptMs)).execute();
}
