import { sql } from 'kysely';
import type { AccountId, CompanyId, MemberId } from '../../../contract/ids.ts';
import type { AccessRight } from '../../../contract/values.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { newId } from '../../platform/random.ts';
import './tables.ts';

const byPassword = 'credential';

export const findAccount = (db: Db, account: AccountId) =>
  db
    .selectFrom('account')
    .select(['id', 'name', 'email', 'isOperator', 'version'])
    .where('id', '=', account)
    .executeTakeFirst();

/** The account of an email address in lower case. */
export const findAccountByEmail = (db: Db, email: string) =>
  db
    .selectFrom('account')
    .select(['id', 'name', 'email', 'isOperator', 'version'])
    .where('email', '=', email)
    .executeTakeFirst();

export async function insertAccount(
  trx: Trx,
  row: { id: AccountId; name: string; email: string; isOperator: boolean; passwordHash: string; at: Date },
): Promise<void> {
  const { id, name, email, isOperator, passwordHash, at } = row;
  const times = { createdAt: at, updatedAt: at };
  await trx
    .insertInto('account')
    .values({ id, name, email, isOperator, image: null, ...times })
    .execute();
  await setPassword(trx, id, passwordHash, at);
}

/** Sets or adds the password of an account. */
export const setPassword = (trx: Trx, account: AccountId, password: string, at: Date) =>
  trx
    .insertInto('credential')
    .values({
      id: newId(),
      userId: account,
      accountId: account,
      providerId: byPassword,
      password,
      createdAt: at,
      updatedAt: at,
    })
    .onConflict((conflict) => conflict.columns(['userId', 'providerId']).doUpdateSet({ password, updatedAt: at }))
    .execute();

/** The new version, or undefined where the account has another one than `version`. */
export async function updateName(
  trx: Trx,
  account: AccountId,
  change: { name: string; version: number; at: Date },
): Promise<number | undefined> {
  const row = await trx
    .updateTable('account')
    .set({ name: change.name, updatedAt: change.at, version: sql`version + 1` })
    .where('id', '=', account)
    .where('version', '=', change.version)
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

/** Sets name, email or both, whatever the version; an administrator's change has its own check of the member's. */
export const updateAccount = (trx: Trx, account: AccountId, change: { name?: string; email?: string }, at: Date) =>
  trx
    .updateTable('account')
    .set({ ...change, updatedAt: at, version: sql`version + 1` })
    .where('id', '=', account)
    .execute();

/** Account and password hash by email or, where no email fits, by id. One statement whatever fits. */
export const findCredential = (db: Db, email: string, account: AccountId | null) =>
  db
    .selectFrom('account')
    .leftJoin('credential', (join) =>
      join.onRef('credential.userId', '=', 'account.id').on('credential.providerId', '=', byPassword),
    )
    .select(['account.id', 'account.name', 'account.email', 'account.isOperator', 'credential.password'])
    .where((is) => is.or([is('account.email', '=', email), is('account.id', '=', account)]))
    .orderBy(sql`account.email = ${email}`, 'desc')
    .limit(1)
    .executeTakeFirst();

/** The account that signs in with a video address; as the resolver. */
export async function accountOfAddress(resolver: Db, address: string): Promise<AccountId | null> {
  const { rows } = await sql<{ account: AccountId | null }>`
    select resolve_sign_in_address(${address}) as account`.execute(resolver);
  return rows[0]?.account ?? null;
}

/** Where the operators of the service are written to. */
export async function operatorEmails(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('account').select('email').where('isOperator', '=', sql.lit(true)).execute();
  return rows.map(({ email }) => email);
}

/** Deletes accounts with all that hangs on them; an operator's stays. In the identity scope. */
export async function deleteAccounts(trx: Trx, accounts: readonly AccountId[]): Promise<void> {
  const theirs = sql<boolean>`id = any(${[...accounts]}::uuid[]) and not is_operator`;
  const gone = await trx.deleteFrom('account').where(theirs).returning('id').execute();
  if (gone.length === 0) return;
  await trx
    .deleteFrom('verification')
    .where(
      'value',
      'in',
      gone.map(({ id }) => id),
    )
    .execute();
}

export interface Membership {
  companyId: CompanyId;
  memberId: MemberId;
  accessRight: AccessRight;
  status: 'active' | 'suspended';
  companyStatus: 'trial' | 'active' | 'suspended' | 'closed';
}

/** The company and the right of an account; undefined for an operator without a company and after a removal. */
export async function membershipOf(resolver: Db, account: AccountId): Promise<Membership | undefined> {
  const { rows } = await sql<Membership>`
    select company_id, member_id, access_right, status, company_status from resolve_account(${account})`.execute(
    resolver,
  );
  return rows[0];
}
