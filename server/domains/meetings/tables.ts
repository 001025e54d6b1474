import type { ColumnType, Generated } from 'kysely';
import type { AccountId, CallId, CompanyId, LegId, RingId, RoomId } from '../../../contract/ids.ts';
import type { EndsWhy } from '../../../contract/live.ts';

export type PartyState = 'waiting-host' | 'waiting-lobby' | 'calling' | 'in';

interface LiveMeetingTable {
  /** Of the room, or of a direct call, which has none. */
  roomId: RoomId;
  companyId: CompanyId;
  kind: Generated<'meeting' | 'direct'>;
  callId: CallId | null;
  startedAt: Date | null;
  version: Generated<number>;
  lockedUntil: Date | null;
  hostLeftAt: Date | null;
  aloneSince: Date | null;
  /** When it ends by itself and why; null until that is announced. */
  endsAt: Date | null;
  endsWhy: EndsWhy | null;
  /** Chat messages so far. */
  said: Generated<number>;
  /** Whose party was disconnected by somebody with control, see `removed.ts`. */
  removed: ColumnType<string[], undefined, string[]>;
  /** Which carries its media; null where an earlier version made it. */
  engine: string | null;
}

interface LivePartyTable {
  legId: LegId;
  companyId: CompanyId;
  roomId: RoomId;
  state: PartyState;
  partyKind: 'member' | 'guest' | 'video-system';
  partyId: string | null;
  accountId: AccountId | null;
  homeCompanyId: CompanyId | null;
  name: string;
  role: 'host' | 'guest';
  control: Generated<boolean>;
  owner: Generated<boolean>;
  microphone: Generated<boolean>;
  camera: Generated<boolean>;
  screen: Generated<boolean>;
  handAt: Date | null;
  /** By whom and when it was muted, until its own page says that it knows. */
  mutedAt: Date | null;
  mutedBy: string | null;
  /** Since when the engine has no connection of it any more; null while it has one, and before it had. */
  mediaGoneAt: Date | null;
  tokenDigest: string;
  node: string | null;
  browser: string | null;
  originDigest: string | null;
  /** Gave a PIN while the room was on guard, and whether it fitted. */
  onGuard: Generated<boolean>;
  pinFits: Generated<boolean>;
  arrivedAt: Date;
  joinedAt: Date | null;
  aliveAt: Date;
}

interface LiveChatTable {
  id: string;
  companyId: CompanyId;
  roomId: RoomId;
  callId: CallId;
  number: number;
  legId: LegId;
  name: string;
  saidAt: Date;
  text: string;
}

interface LiveRingTable {
  id: RingId;
  /** Of the call. */
  companyId: CompanyId;
  roomId: RoomId;
  /** Whoever calls; null for a guest of a meeting. */
  byParty: string | null;
  fromName: string;
  fromAddress: string | null;
  toCompanyId: CompanyId;
  toKind: 'member' | 'video-system';
  toParty: string;
  /** As whoever calls sees it. */
  toName: string;
  toAddress: string;
  /** The party, and the systems that are twinned to it. */
  rung: string[];
  rangAt: Date;
  until: Date;
}

interface LiveWindowTable {
  partyId: string;
  nodeId: string;
  companyId: CompanyId;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    liveMeeting: LiveMeetingTable;
    liveParty: LivePartyTable;
    liveChat: LiveChatTable;
    liveRing: LiveRingTable;
    liveWindow: LiveWindowTable;
  }
}
