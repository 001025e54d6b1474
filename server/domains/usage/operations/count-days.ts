import { sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { sumDays, sumHours } from '../count-quarters.ts';
import { type Counted, earliestJoin } from '../facts.ts';
import { inDays, mergeDays } from '../merge-rows.ts';
import { allRollups, rollups } from '../rollups.ts';

/** Some days of a company's calendar, both inclusive. */
export interface Days {
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
  const counted: Counted = { company, timeZone, from, to, since, legs: 'closed' };
  await mergeDays(trx, rollups.quarters, counted);
  const quarters = sql`select * from usage_quarter where company_id = ${company} and ${inDays(rollups.quarters, counted)}`;
  await mergeDays(trx, rollups.days, counted, sumDays(counted, quarters));
  await mergeDays(trx, rollups.hours, counted, sumHours(counted, quarters));
  for (const rollup of allRollups) {
    if (rollup !== rollups.quarters && rollup !== rollups.days && rollup !== rollups.hours) {
      await mergeDays(trx, rollup, counted);
    }
  }
}
