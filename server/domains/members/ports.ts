import type { CompanyId, MemberId, RoomId } from '../../../contract/ids.ts';
import type { Presence } from '../../../contract/presence.ts';
import type { Trx } from '../../platform/database/database.ts';
import type { Acting } from '../audit/index.ts';

/** What members needs from domains above it. Absent: nobody has the app open, and nothing else knows of a member. */
export interface MemberPorts {
  presenceOf?(company: CompanyId, parties: readonly string[]): Promise<ReadonlyMap<string, Presence>>;
  /** Those of these members who have the app open. */
  onlineAmong?(company: CompanyId, members: readonly string[]): Promise<ReadonlySet<string>>;
  /** After a removal or suspension was committed: disconnects the member from calls. */
  onMemberGone?(company: CompanyId, member: MemberId, why: 'removed' | 'suspended'): Promise<void>;
  /** After a removal was committed: ends the meeting in the personal room. */
  onRoomRemoved?(company: CompanyId, room: string): Promise<void>;
  /** In the transaction of a removal: what belongs to the member is let go of. */
  onRemoved?(trx: Trx, acting: Acting, member: MemberId): Promise<void>;
  /** In the transaction of an undo: what nobody else got since comes back. */
  onRestored?(trx: Trx, acting: Acting, member: MemberId): Promise<void>;
  /** In the transaction of a new video address. */
  onMoved?(trx: Trx, acting: Acting, member: MemberId, address: string): Promise<void>;
  /** In the transaction that erases a person: what was recorded goes on without name and address. */
  onErased?(trx: Trx, company: CompanyId, who: { member: MemberId; room: RoomId }): Promise<void>;
}
