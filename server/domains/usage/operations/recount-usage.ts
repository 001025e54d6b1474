import { sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { quarterLength, quarterOf } from '../facts.ts';
import { replaceQuarters } from '../queries.ts';

/**
 * Makes the rollups of every quarter hour that `from`…`to` touches again from the facts. Running it twice, or for facts
 * that came late or out of order, comes to the same end. Call it after the last change to legs of the transaction: it
 * holds the company's rollups until the commit, so that two at the same moment see each other's facts.
 */
export async function recountUsage(trx: Trx, company: CompanyId, from: Date, to: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`usage ${company}`}, 0))`.execute(trx);
  const end = new Date(quarterOf(to).getTime() + quarterLength);
  await replaceQuarters(trx, company, quarterOf(from), end);
}
