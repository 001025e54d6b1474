import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { CompanyId, MemberId, RoomId, ScreenAskId, VideoSystemId } from '../../../contract/ids.ts';
import type { ScreenReport } from '../../../contract/screen.ts';
import type { VideoSystemState } from '../../../contract/video-systems.ts';

interface VideoSystemTable {
  id: ColumnType<VideoSystemId, VideoSystemId, never>;
  companyId: CompanyId;
  name: string;
  address: string;
  /** The member it is twinned to; null for a shared one. */
  memberId: MemberId | null;
  /** Rings at its member's address and has none of its own. */
  sharesAddress: Generated<boolean>;
  autoAnswer: Generated<boolean>;
  state: Generated<VideoSystemState>;
  lastSeenAt: Date | null;
  version: Generated<number>;
  createdAt: ColumnType<Date, Date | undefined, never>;
  removedAt: Date | null;
  /** What the code's token is made from beside its version; the id where null. */
  qrSource: ColumnType<VideoSystemId | null, VideoSystemId | null | undefined, never>;
  qrVersion: Generated<number>;
  /** Null until the code is first shown. */
  qrDigest: string | null;
  scannedAt: Date | null;
  deviceDigest: string | null;
  pairedAt: Date | null;
  /** The node that holds the screen's socket. */
  nodeId: string | null;
  /** Whom it was twinned to when that member was removed. */
  untwinnedFrom: MemberId | null;
  untwinnedShared: Generated<boolean>;
  /** What is left in a company of a system that was moved to another. */
  moved: Generated<boolean>;
  /** What its screen said of itself last. */
  report: ColumnType<ScreenReport | null, string | null | undefined, string | null>;
  nameKey: GeneratedAlways<string>;
  seenKey: GeneratedAlways<Date>;
}

interface RevokedQrCodeTable {
  digest: string;
  companyId: CompanyId;
  videoSystemId: VideoSystemId;
  revokedAt: Date;
}

/** Belongs to no company; in the identity scope. */
interface SystemPairingTable {
  codeDigest: string;
  tokenDigest: string;
  originDigest: string;
  expiresAt: Date;
}

/** What a phone asked of a system's screen last: to come into a room. */
interface ScreenAskTable {
  videoSystemId: VideoSystemId;
  companyId: CompanyId;
  id: ScreenAskId;
  tokenDigest: string;
  memberId: MemberId | null;
  roomCompanyId: CompanyId;
  roomId: RoomId;
  roomName: string;
  address: string;
  atOnce: boolean;
  pin: 'none' | 'host' | 'guest' | 'unread';
  pinFits: boolean;
  askedAt: Date;
  taken: boolean;
  minuteAt: Date;
  minuteCount: number;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    videoSystem: VideoSystemTable;
    revokedQrCode: RevokedQrCodeTable;
    systemPairing: SystemPairingTable;
    screenAsk: ScreenAskTable;
  }
}
