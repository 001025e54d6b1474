import type { AccessTokenId, AccountId } from '../../../contract/ids.ts';
import type { TokenScope } from '../../../contract/method.ts';
import type { Secrets } from '../../platform/config/secrets.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import './tables.ts';

/** What every access token begins with, so that one that leaked into a repository is found by its look. */
export const tokenMark = 'rot_';

/** What stands in the database of an access token. */
export const tokenDigest = (secrets: Secrets, token: string): string => secrets.digest('access-token', token);

/** The token of a request (RFC 6750, section 2.1); null where there is none. */
export const bearerOf = (authorization: string | null): string | null =>
  /^Bearer +([\w.~+/=-]{1,200})$/i.exec(authorization ?? '')?.[1] ?? null;

const shown = ['id', 'name', 'scopes', 'createdAt', 'expiresAt', 'lastUsedAt'] as const;

export interface AccessTokenRow {
  id: AccessTokenId;
  name: string;
  scopes: TokenScope[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
}

/** Of an account, the newest first; ended ones too, until the sweep. */
export const listTokens = (db: Db, account: AccountId): Promise<AccessTokenRow[]> =>
  db
    .selectFrom('accessToken')
    .select(shown)
    .where('accountId', '=', account)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute();

/** The token of a digest that has not ended, with its account. */
export const findToken = (db: Db, digest: string, now: Date) =>
  db
    .selectFrom('accessToken')
    .innerJoin('account', 'account.id', 'accessToken.accountId')
    .select([
      'accessToken.id',
      'accessToken.name',
      'accessToken.scopes',
      'accessToken.expiresAt',
      'accessToken.lastUsedAt',
      'account.id as account',
      'account.name as accountName',
      'account.isOperator',
    ])
    .where('accessToken.digest', '=', digest)
    .where('accessToken.expiresAt', '>', now)
    .executeTakeFirst();

export const insertToken = (trx: Trx, account: AccountId, row: AccessTokenRow & { digest: string }) =>
  trx
    .insertInto('accessToken')
    .values({ ...row, accountId: account })
    .execute();

/** The token that was deleted; undefined where the account has no such one. */
export const deleteToken = (trx: Trx, account: AccountId, id: AccessTokenId) =>
  trx
    .deleteFrom('accessToken')
    .where('id', '=', id)
    .where('accountId', '=', account)
    .returning(['id', 'name'])
    .executeTakeFirst();

/** All of an account's: for whoever may have lost it to somebody. Cached callers go with the end of the sessions. */
export const deleteTokens = (trx: Trx, account: AccountId) =>
  trx.deleteFrom('accessToken').where('accountId', '=', account).execute();

/** Notes a use, unless somebody did since `unlessSince`. */
export const touchToken = (db: Db, id: AccessTokenId, at: Date, unlessSince: Date) =>
  db
    .updateTable('accessToken')
    .set({ lastUsedAt: at })
    .where('id', '=', id)
    .where((is) => is.or([is('lastUsedAt', 'is', null), is('lastUsedAt', '<=', unlessSince)]))
    .execute();

/** Ended ones are shown for a while, so that whoever wonders finds out why. */
export const deleteTokensUntil = (db: Db, until: Date) =>
  db.deleteFrom('accessToken').where('expiresAt', '<=', until).execute();
