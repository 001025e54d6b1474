import type { CompanyId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { countPiece } from './count-waiting.ts';

/**
 * Counts everything that waits of a company, and the time `from`…`to` in any case, within the transaction. In the
 * company's scope; call it after the last change to legs of the transaction.
 */
export async function recountUsage(trx: Trx, company: CompanyId, from: Date, to: Date): Promise<void> {
  await trx.insertInto('usagePending').values({ companyId: company, fromAt: from, toAt: to, gone: true }).execute();
  while (await countPiece(trx, company, 'postgres'));
}
