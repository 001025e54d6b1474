import { sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { Database, Db } from '../../../platform/database/database.ts';
import { mergeMonths } from '../merge-rows.ts';
import { holdFigures, standingOf, waitForAll } from '../pending-queries.ts';
import type { Period } from '../period.ts';
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
  const { sealedBefore } = await standingOf(db, company);
  for (const months of await monthsToSum(db, company, { sealedBefore, joins: joinsAtOnce[database.kind] })) {
    await db.transaction().execute(async (trx) => {
      await holdFigures(trx, company);
      for (const rollup of allRollups) await mergeMonths(trx, company, rollup, months);
    });
  }
  return { sealedBefore };
}

/** Months whose days are summed in one transaction have so many joins together, or are one. */
const joinsAtOnce = { pglite: 20_000, postgres: 200_000 } as const;

/** Months that are not sealed, as many at a time as have so many joins; each time by first days. */
async function monthsToSum(
  db: Db,
  company: CompanyId,
  { sealedBefore, joins }: { sealedBefore: string | null; joins: number },
): Promise<Period[]> {
  const { rows } = await sql<{ month: string; joins: number }>`
    select to_char(month, 'YYYY-MM-DD') as month, sum(joins)::float8 as joins from (
      select date_trunc('month', day) as month, joins from usage_day where company_id = ${company}
      union all ${sql.join(
        allRollups.flatMap(({ months }) =>
          months === null ? [] : [sql`select distinct month, 0 from ${sql.raw(months)} where company_id = ${company}`],
        ),
        sql` union all `,
      )}
    ) as known
    where ${sealedBefore}::date is null or month >= ${sealedBefore}::date group by 1 order by 1`.execute(db);
  const lots: (Period & { joins: number })[] = [];
  for (const { month, joins: some } of rows) {
    const lot = lots.at(-1);
    if (lot && lot.joins + some <= joins) Object.assign(lot, { to: month, joins: lot.joins + some });
    else lots.push({ from: month, to: month, joins: some });
  }
  return lots;
}
