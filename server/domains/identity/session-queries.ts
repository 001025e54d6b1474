import type { AccountId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import './tables.ts';

export const findSession = (db: Db, token: string, now: Date) =>
  db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.userId')
    .select([
      'session.id',
      'session.userId',
      'session.createdAt',
      'session.updatedAt',
      'session.expiresAt',
      'account.name',
      'account.isOperator',
    ])
    .where('session.token', '=', token)
    .where('session.expiresAt', '>', now)
    .executeTakeFirst();

export const listSessions = (db: Db, account: AccountId, now: Date) =>
  db
    .selectFrom('session')
    .select(['id', 'ipAddress', 'userAgent', 'createdAt', 'updatedAt'])
    .where('userId', '=', account)
    .where('expiresAt', '>', now)
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .execute();

/** Notes that a session was used, unless somebody did since `unlessSince`. */
export const touchSession = (db: Db, session: string, used: { at: Date; expiresAt: Date; unlessSince: Date }) =>
  db
    .updateTable('session')
    .set({ updatedAt: used.at, expiresAt: used.expiresAt })
    .where('id', '=', session)
    .where('updatedAt', '<=', used.unlessSince)
    .execute();

/** False where the account has no such session. */
export async function deleteSession(trx: Trx, account: AccountId, session: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('session')
    .where('id', '=', session)
    .where('userId', '=', account)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** All of an account's, but for one. */
export const deleteSessions = (trx: Trx, account: AccountId, except: string | null) =>
  trx
    .deleteFrom('session')
    .where('userId', '=', account)
    .$if(except !== null, (query) => query.where('id', '!=', except ?? ''))
    .execute();

export const deleteSessionsUntil = (db: Db, until: Date) =>
  db.deleteFrom('session').where('expiresAt', '<=', until).execute();
