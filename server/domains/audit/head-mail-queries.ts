import { sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import './tables.ts';

const nobody = { address: null, every: 'week' as const, version: 1, sentAt: null };

/** Whom the head is mailed to; nobody at first. */
export async function headMailOf(db: Db, company: CompanyId) {
  const row = await db
    .selectFrom('activityHeadMail')
    .select(['address', 'every', 'version', 'sentAt'])
    .where('companyId', '=', company)
    .executeTakeFirst();
  return row ?? nobody;
}

export async function lockHeadMail(trx: Trx, company: CompanyId) {
  await trx
    .insertInto('activityHeadMail')
    .values({ companyId: company, address: null, sentAt: null })
    .onConflict((on) => on.doNothing())
    .execute();
  return trx
    .selectFrom('activityHeadMail')
    .select(['address', 'every', 'version', 'sentAt'])
    .where('companyId', '=', company)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** A new address gets the head at once. */
export const setHeadMail = (
  trx: Trx,
  company: CompanyId,
  { address, every }: { address: string | null; every: 'day' | 'week' },
) =>
  trx
    .updateTable('activityHeadMail')
    .set({ address, every, version: sql`version + 1`, sentAt: null })
    .where('companyId', '=', company)
    .execute();
