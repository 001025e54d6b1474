import type { CompanyId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { mediaWish } from '../../companies/index.ts';
import type { MeetingContext } from '../context.ts';

/** Name of the engine that a company's next meeting gets. */
export const engineFor = async ({ engines }: MeetingContext, trx: Trx, company: CompanyId): Promise<string> =>
  engines.choose(engines.all.length > 1 ? await mediaWish(trx, company) : null).name;
