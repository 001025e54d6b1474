import type { AccountId } from '../../../contract/ids.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Trx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { newId } from '../../platform/random.ts';
import { insertAccount, updateAccount } from './queries.ts';

/** The refusal for a second account with an email: unique violation (PostgreSQL, appendix A). */
const refusalOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && error.code === '23505' ? new Problem('email_in_use') : error;

export interface NewAccount {
  /** In lower case, as the contract makes it. */
  email: string;
  fullName: string;
  passwordHash: string;
  operator?: boolean;
  /** Now where absent. */
  at?: Date;
}

/** Makes an account that signs in with a password. In the identity scope. Throws `email_in_use`. */
export async function createAccount(trx: Trx, account: NewAccount): Promise<AccountId> {
  const { email, fullName, passwordHash, operator = false, at = systemClock.now() } = account;
  const id = newId<AccountId>();
  await insertAccount(trx, { id, name: fullName, email, isOperator: operator, passwordHash, at }).catch(
    (error: unknown) => {
      throw refusalOf(error);
    },
  );
  return id;
}

/** Sets an account's name, email or both. In the identity scope. Throws `email_in_use`. */
export async function changeAccount(
  trx: Trx,
  account: AccountId,
  { fullName, email, at }: { fullName?: string; email?: string; at: Date },
): Promise<void> {
  const change = { ...(fullName === undefined ? {} : { name: fullName }), ...(email === undefined ? {} : { email }) };
  await updateAccount(trx, account, change, at).catch((error: unknown) => {
    throw refusalOf(error);
  });
}
