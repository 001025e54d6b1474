import { sql } from 'kysely';
import type { AccountId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { newId } from '../../platform/random.ts';
import './tables.ts';

export interface EmailChange {
  id: string;
  accountId: AccountId;
  email: string;
  version: number;
  sentAt: Date;
  expiresAt: Date;
}

const columns = ['id', 'accountId', 'email', 'version', 'sentAt', 'expiresAt'] as const;

/** The new email of an account that waits for its owner, while its link is valid. */
export const findEmailChange = (db: Db, account: AccountId, now: Date): Promise<EmailChange | undefined> =>
  db
    .selectFrom('emailChange')
    .select(columns)
    .where('accountId', '=', account)
    .where('expiresAt', '>', now)
    .executeTakeFirst();

export const findEmailChangeByLink = (db: Db, digest: string, now: Date): Promise<EmailChange | undefined> =>
  db
    .selectFrom('emailChange')
    .select(columns)
    .where('tokenDigest', '=', digest)
    .where('expiresAt', '>', now)
    .executeTakeFirst();

interface Times {
  at: Date;
  expiresAt: Date;
}

/** Puts a new email in the place of the one that waited. `digestOf` makes the link's digest of id and version. */
export function putEmailChange(
  trx: Trx,
  account: AccountId,
  { email, at, expiresAt }: Times & { email: string },
  digestOf: (id: string, version: number) => string,
): Promise<EmailChange> {
  const id = newId();
  const row = { id, email, version: 1, tokenDigest: digestOf(id, 1), sentAt: at, expiresAt };
  return trx
    .insertInto('emailChange')
    .values({ ...row, accountId: account })
    .onConflict((on) => on.column('accountId').doUpdateSet(row))
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** Gives a waiting email another link; undefined where none waits. */
export async function renewEmailChange(
  trx: Trx,
  account: AccountId,
  { at, expiresAt }: Times,
  digestOf: (id: string, version: number) => string,
): Promise<EmailChange | undefined> {
  const waiting = await trx
    .selectFrom('emailChange')
    .select(['id', 'version'])
    .where('accountId', '=', account)
    .where('expiresAt', '>', at)
    .forUpdate()
    .executeTakeFirst();
  if (!waiting) return undefined;
  const version = waiting.version + 1;
  return trx
    .updateTable('emailChange')
    .set({ version, tokenDigest: digestOf(waiting.id, version), sentAt: at, expiresAt })
    .where('id', '=', waiting.id)
    .returning(columns)
    .executeTakeFirst();
}

/** Uses a link up; undefined where it was used, has expired, or another took its place. */
export const takeEmailChange = (trx: Trx, digest: string, now: Date): Promise<EmailChange | undefined> =>
  trx
    .deleteFrom('emailChange')
    .where('tokenDigest', '=', digest)
    .where('expiresAt', '>', now)
    .returning(columns)
    .executeTakeFirst();

/** Ends a waiting email of an account; its email, or undefined where none waited. In the identity scope. */
export const dropEmailChange = (trx: Trx, account: AccountId) =>
  trx.deleteFrom('emailChange').where('accountId', '=', account).returning('email').executeTakeFirst();

export const deleteEmailChangesUntil = (db: Db, until: Date) =>
  db.deleteFrom('emailChange').where('expiresAt', '<=', until).execute();

/** Deletes an account with all that signs it in; never an operator's. In the identity scope. */
export const deleteAccount = (trx: Trx, account: AccountId) =>
  trx.deleteFrom('account').where('id', '=', account).where('isOperator', '=', sql.lit(false)).execute();
