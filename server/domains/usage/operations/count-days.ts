import type { CompanyId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { earliestJoin } from '../facts.ts';
import { mergeDays } from '../merge-rows.ts';

/** Some days of a company's calendar, both inclusive. */
interface Days {
  timeZone: string;
  from: string;
  to: string;
}

/**
 * Makes every rollup of some days again from the closed facts. Running it twice, or for facts that came late or out of
 * order, comes to the same end. Holds nothing: whoever calls it holds the company's figures.
 */
export async function countDays(trx: Trx, company: CompanyId, { timeZone, from, to }: Days): Promise<void> {
  const since = await earliestJoin(trx, company, from, timeZone);
  await mergeDays(trx, { company, timeZone, from, to, since, legs: 'closed' });
}
