import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { CompanyId, MemberId, RoomId } from '../../../contract/ids.ts';

export type OwnerRule = 'administrators' | 'everyone' | 'members';

interface RoomTable {
  id: ColumnType<RoomId, RoomId, never>;
  companyId: CompanyId;
  kind: ColumnType<'personal' | 'team', 'personal' | 'team', never>;
  /** The member who owns a personal room; null for a team room. */
  ownerId: MemberId | null;
  name: string;
  address: string;
  /** Sealed; null for none. */
  hostPin: string | null;
  guestPin: string | null;
  lobby: Generated<boolean>;
  askForName: Generated<boolean>;
  /** Who joins later reads what was said before. */
  chatHistory: Generated<boolean>;
  ownerRule: Generated<OwnerRule>;
  version: Generated<number>;
  createdAt: ColumnType<Date, Date | undefined, never>;
  removedAt: Date | null;
  /** Since when nobody but administrators gets in, because the owner is suspended. */
  closedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  lastUsedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** Who came last; null for a guest. */
  lastPartyId: ColumnType<string | null, string | null | undefined, string | null>;
  lastGuestName: ColumnType<string | null, string | null | undefined, string | null>;
  nameKey: GeneratedAlways<string>;
  usedKey: GeneratedAlways<Date>;
}

interface RoomOwnerTable {
  roomId: RoomId;
  memberId: MemberId;
  companyId: CompanyId;
}

interface PinFailureTable {
  roomId: RoomId;
  /** Keyed digest of the origin or account. */
  subject: string;
  companyId: CompanyId;
  failures: number;
  lastAt: Date;
  blockedUntil: Date | null;
}

interface RoomGuardTable {
  roomId: RoomId;
  companyId: CompanyId;
  /** Milliseconds since 1970, the newest last. */
  wrongAt: ColumnType<number[], string | undefined, string>;
  excess: Generated<number>;
  givenAt: Date;
  raised: Generated<boolean>;
  untilLooked: Generated<boolean>;
}

/** Of no company: nobody knows whose address was meant. */
interface AddressMissTable {
  /** Keyed digest of the origin. */
  subject: string;
  /** Misses that still count, as of then. */
  level: number;
  at: Date;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    room: RoomTable;
    roomOwner: RoomOwnerTable;
    pinFailure: PinFailureTable;
    roomGuard: RoomGuardTable;
    addressMiss: AddressMissTable;
  }
}
