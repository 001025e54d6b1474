import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AccountId, CompanyId, InvitationId, MemberId, RoomId } from '../../../contract/ids.ts';
import type { ImportId } from '../../../contract/imports.ts';
import type { AccessRight } from '../../../contract/values.ts';

interface MemberTable {
  id: ColumnType<MemberId, MemberId, never>;
  companyId: CompanyId;
  accountId: AccountId;
  fullName: string;
  email: string;
  address: string;
  accessRight: AccessRight;
  status: ColumnType<'active' | 'suspended', 'active' | 'suspended' | undefined, 'active' | 'suspended'>;
  lastSeenAt: Date | null;
  joinedAt: ColumnType<Date, Date, never>;
  version: Generated<number>;
  removedAt: Date | null;
  nameKey: GeneratedAlways<string>;
  seenKey: GeneratedAlways<Date>;
}

interface InvitationTable {
  /** Of the party that the member will be. */
  id: ColumnType<InvitationId, InvitationId, never>;
  companyId: CompanyId;
  fullName: string;
  email: string;
  address: string;
  roomAddress: string;
  /** Of the party that the personal room will be. */
  roomId: RoomId;
  accessRight: AccessRight;
  tokenDigest: string;
  invitedBy: MemberId | null;
  sentAt: Date;
  expiresAt: Date;
  version: Generated<number>;
  state: ColumnType<'pending' | 'used' | 'revoked', 'pending' | undefined, 'pending' | 'used' | 'revoked'>;
  /** When the present link was mailed; null where it was not. */
  mailedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  reminders: Generated<number>;
  remindedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** New links within the hour that began at `resendsSince`. */
  resends: Generated<number>;
  resendsSince: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** The import that it came with. */
  importId: ColumnType<ImportId | null, ImportId | null | undefined, ImportId | null>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    member: MemberTable;
    invitation: InvitationTable;
  }
}
