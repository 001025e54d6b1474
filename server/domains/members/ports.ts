import type { CompanyId, MemberId } from '../../../contract/ids.ts';
import type { Presence } from '../directory/index.ts';

/** What members needs from domains above it. Absent: nobody has the app open. */
export interface MemberPorts {
  presenceOf?(company: CompanyId, parties: readonly string[]): Promise<ReadonlyMap<string, Presence>>;
  /** Whether a member has the app open. */
  isOnline?(member: MemberId): boolean;
  /** After a removal or suspension was committed: disconnects the member from calls. */
  onMemberGone?(company: CompanyId, member: MemberId, why: 'removed' | 'suspended'): Promise<void>;
  /** After a removal was committed: ends the meeting in the personal room. */
  onRoomRemoved?(company: CompanyId, room: string): Promise<void>;
}
