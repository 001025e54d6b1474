import type { AccountId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { newId } from '../../platform/random.ts';
import './tables.ts';

export const insertLink = (db: Db, link: { digest: string; account: AccountId; expiresAt: Date; at: Date }) =>
  db
    .insertInto('verification')
    .values({
      id: newId(),
      identifier: link.digest,
      value: link.account,
      expiresAt: link.expiresAt,
      createdAt: link.at,
      updatedAt: link.at,
    })
    .execute();

export async function isLinkOpen(db: Db, digest: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('verification')
    .select('id')
    .where('identifier', '=', digest)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses a link up; its account, or null where it was used or has expired. */
export async function takeLink(trx: Trx, digest: string, now: Date): Promise<AccountId | null> {
  const row = await trx
    .deleteFrom('verification')
    .where('identifier', '=', digest)
    .where('expiresAt', '>', now)
    .returning('value')
    .executeTakeFirst();
  return row?.value ?? null;
}

/** An account's other links: they went to the same mailbox, and end with the first that is used. */
export const deleteLinks = (trx: Trx, account: AccountId) =>
  trx.deleteFrom('verification').where('value', '=', account).execute();

export const deleteLinksUntil = (db: Db, until: Date) =>
  db.deleteFrom('verification').where('expiresAt', '<=', until).execute();
