import type { Insertable } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

/** Writes an entry, and that it is to be sealed: in one statement. */
export const insertActivity = (db: Db, row: Insertable<Tables['activity']>) =>
  db
    .with('entry', (entry) => entry.insertInto('activity').values(row))
    .insertInto('activityUnsealed')
    .values({ companyId: row.companyId, activityId: row.id })
    .execute();

/** Claims a key, where it is free or older than `keptSince`. False where somebody has it; waits for whoever is at it. */
export async function claimKey(
  trx: Trx,
  company: CompanyId,
  claim: { key: string; bodyDigest: string; at: Date; keptSince: Date },
): Promise<boolean> {
  await trx
    .deleteFrom('idempotencyKey')
    .where('companyId', '=', company)
    .where('key', '=', claim.key)
    .where('createdAt', '<=', claim.keptSince)
    .execute();
  const claimed = await trx
    .insertInto('idempotencyKey')
    .values({
      companyId: company,
      key: claim.key,
      bodyDigest: claim.bodyDigest,
      answer: null,
      madeId: null,
      createdAt: claim.at,
    })
    .onConflict((conflict) => conflict.columns(['companyId', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  return claimed !== undefined;
}

export const findKey = (trx: Trx, company: CompanyId, key: string) =>
  trx
    .selectFrom('idempotencyKey')
    .select(['bodyDigest', 'answer', 'madeId'])
    .where('companyId', '=', company)
    .where('key', '=', key)
    .executeTakeFirst();

export const keepAnswer = (
  trx: Trx,
  company: CompanyId,
  key: string,
  made: { answer: string | null; madeId: string },
) => trx.updateTable('idempotencyKey').set(made).where('companyId', '=', company).where('key', '=', key).execute();

/** Of every company; as the owner. */
export const deleteKeysUntil = (owner: Db, until: Date) =>
  owner.deleteFrom('idempotencyKey').where('createdAt', '<=', until).execute();
