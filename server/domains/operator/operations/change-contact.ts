import type { CompanyId } from '../../../../contract/ids.ts';
import { announceChange } from '../../../platform/live/changes.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type ContactChange, changeContact } from '../../companies/index.ts';

/** No company's: for operators alone. */
const noCompany = '00000000-0000-0000-0000-000000000000' as CompanyId;

/** Changes what companies see of the provider; logged, because it is no company's act. False where it has another version. */
export async function editContact(
  { database, log }: Platform,
  operator: { account: string },
  { version, contact }: { version: number; contact: ContactChange },
): Promise<boolean> {
  const done = await database.operator.transaction().execute(async (trx) => {
    if (!(await changeContact(trx, version, contact))) return false;
    await announceChange(trx, noCompany, 'service');
    return true;
  });
  if (done) log.info({ part: 'operator', account: operator.account }, 'the contact of the provider was changed');
  return done;
}
