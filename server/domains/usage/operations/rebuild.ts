import { sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { Database } from '../../../platform/database/database.ts';
import { mergeMonths } from '../merge-rows.ts';
import { holdFigures, standingOf, waitForAll } from '../pending-queries.ts';
import { monthsOf } from '../period.ts';
import { allRollups } from '../rollups.ts';
import { countPiece } from './count-waiting.ts';

/**
 * Makes all rollups of a company again from the facts, in short transactions, while figures are read and calls end; what
 * is sealed stays. Gives the first day that is not sealed, null where all is.
 */
export async function rebuildUsage(
  { database }: { database: Database },
  company: CompanyId,
  tell: (pieces: number) => void = () => {},
): Promise<{ sealedBefore: string | null }> {
  const db = database.forCompany(company);
  await db.transaction().execute((trx) => waitForAll(trx, company));
  let pieces = 0;
  while (await db.transaction().execute((trx) => countPiece(trx, company, database.kind))) {
    pieces += 1;
    tell(pieces);
  }
  const { rows } = await sql<{ from: string | null; to: string | null }>`
    select to_char(least(min(day), (select min(month) from usage_party_month where company_id = ${company})), 'YYYY-MM-DD') as from,
      to_char(greatest(max(day), (select max(month) from usage_party_month where company_id = ${company})), 'YYYY-MM-DD') as to
    from usage_day where company_id = ${company}`.execute(db);
  const { from, to } = rows[0] ?? {};
  const { sealedBefore } = await standingOf(db, company);
  if (!from || !to) return { sealedBefore };
  for (const month of monthsOf({ from, to })) {
    if (sealedBefore !== null && month < sealedBefore) continue;
    await db.transaction().execute(async (trx) => {
      await holdFigures(trx, company);
      for (const rollup of allRollups) await mergeMonths(trx, company, rollup, { from: month, to: month });
    });
  }
  return { sealedBefore };
}
