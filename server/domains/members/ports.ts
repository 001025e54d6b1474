import type { CompanyId, MemberId } from '../../../contract/ids.ts';
import type { MemberView } from '../../../contract/members.ts';
import type { Presence } from '../directory/index.ts';

/** What members needs from domains above it. Absent: everybody is offline, nobody has a video system. */
export interface MemberPorts {
  presenceOf?(company: CompanyId, parties: readonly string[]): Promise<ReadonlyMap<string, Presence>>;
  /** Video systems that are twinned to the member. */
  videoSystemsOf?(company: CompanyId, member: MemberId): Promise<MemberView['videoSystems']>;
  /** After a removal or suspension was committed: disconnects the member from calls. */
  onMemberGone?(company: CompanyId, member: MemberId, why: 'removed' | 'suspended'): Promise<void>;
  /** After a removal was committed: ends the meeting in the personal room. */
  onRoomRemoved?(company: CompanyId, room: string): Promise<void>;
}
