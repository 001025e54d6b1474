import type { ColumnType, Generated } from 'kysely';
import type { CallOutcome } from '../../../contract/calls.ts';
import type { CallId, CompanyId, LegId, RingId, RoomId } from '../../../contract/ids.ts';
import type { QualitySample } from '../../../contract/quality.ts';

export type CallKind = 'meeting' | 'direct';
export type LegPartyKind = 'member' | 'guest' | 'video-system';

interface CallTable {
  id: CallId;
  companyId: CompanyId;
  kind: CallKind;
  roomId: RoomId | null;
  roomName: string | null;
  roomAddress: string | null;
  engine: string;
  startedAt: Date;
  endedAt: Date | null;
  unanswered: Generated<boolean>;
}

interface LegTable {
  id: LegId;
  companyId: CompanyId;
  callId: CallId;
  callKind: CallKind;
  roomId: RoomId | null;
  partyKind: LegPartyKind;
  partyId: string | null;
  name: string;
  role: 'host' | 'guest';
  elsewhere: Generated<boolean>;
  joinedAt: Date;
  leftAt: Date | null;
  aliveAt: Date;
  endReason: string | null;
  engine: string;
  browser: string | null;
  /** The sum of what the party's browser measured. */
  quality: ColumnType<QualitySample | null, string | null, string | null>;
}

interface LegQualityTable {
  companyId: CompanyId;
  legId: LegId;
  minute: number;
  sample: ColumnType<QualitySample, string, string>;
}

interface ServicePresenceTable {
  singleton: Generated<boolean>;
  upSince: Date;
  aliveAt: Date;
}

/** What retention deleted at a time. */
interface RetentionCutTable {
  companyId: CompanyId;
  at: Date;
  beforeAt: Date;
  calls: number;
  legs: number;
}

/** How a direct call went for one party of the company. */
interface CallAttemptTable {
  /** Of the ring. */
  id: RingId;
  companyId: CompanyId;
  partyId: string;
  callId: CallId;
  direction: 'in' | 'out';
  /** The party at the other end, of whatever company; null for a guest. */
  otherId: string | null;
  otherName: string;
  otherAddress: string | null;
  at: Date;
  outcome: CallOutcome;
  seen: Generated<boolean>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    call: CallTable;
    callAttempt: CallAttemptTable;
    leg: LegTable;
    legQuality: LegQualityTable;
    servicePresence: ServicePresenceTable;
    retentionCut: RetentionCutTable;
  }
}
