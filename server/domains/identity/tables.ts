import type { ColumnType, Generated } from 'kysely';
import type { AccessTokenId, AccountId } from '../../../contract/ids.ts';
import type { TokenScope } from '../../../contract/method.ts';

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

/** For scripts, made by a person. */
interface AccessTokenTable {
  id: AccessTokenId;
  accountId: AccountId;
  name: string;
  /** Keyed. */
  digest: string;
  scopes: TokenScope[];
  createdAt: ColumnType<Date, Date, never>;
  expiresAt: ColumnType<Date, Date, never>;
  lastUsedAt: Date | null;
}

/** A new email that its owner has yet to confirm. */
interface EmailChangeTable {
  id: string;
  accountId: AccountId;
  email: string;
  version: Generated<number>;
  /** Of the link's token, which is made of id and version by the service's secret. */
  tokenDigest: string;
  sentAt: Date;
  expiresAt: Date;
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
    emailChange: EmailChangeTable;
    accessToken: AccessTokenTable;
  }
}
