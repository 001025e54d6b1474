import type { ColumnType, Generated } from 'kysely';
import type { AccountId } from '../../../contract/ids.ts';

type Written = ColumnType<Date, Date, Date>;

/** better-auth's `user`. */
interface AccountTable {
  id: AccountId;
  name: string;
  /** In lower case. */
  email: string;
  emailVerified: Generated<boolean>;
  image: string | null;
  isOperator: Generated<boolean>;
  version: Generated<number>;
  createdAt: ColumnType<Date, Date, never>;
  updatedAt: Written;
}

/** better-auth's `account`: a way to sign in. */
interface CredentialTable {
  id: string;
  userId: AccountId;
  accountId: string;
  /** `credential` for a password. */
  providerId: string;
  /** scrypt, in better-auth's format. */
  password: string | null;
  createdAt: ColumnType<Date, Date, never>;
  updatedAt: Written;
}

interface SessionTable {
  id: string;
  userId: AccountId;
  /** Worth nothing without its signature, whose key is not in the database. */
  token: string;
  expiresAt: Written;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: ColumnType<Date, Date, never>;
  /** Last use, at most 5 minutes late. */
  updatedAt: Written;
}

/** One-time links. */
interface VerificationTable {
  id: string;
  /** Keyed digest of the link's token. */
  identifier: string;
  /** The account. */
  value: AccountId;
  expiresAt: Written;
  createdAt: ColumnType<Date, Date, never>;
  updatedAt: Written;
}

interface SignInFailureTable {
  /** Keyed digest of an account's identifier or of an origin. */
  subject: string;
  failures: number;
  lastAt: Written;
  blockedUntil: Date | null;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    account: AccountTable;
    credential: CredentialTable;
    session: SessionTable;
    verification: VerificationTable;
    signInFailure: SignInFailureTable;
  }
}
