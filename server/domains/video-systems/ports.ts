import type { MyCall } from '../../../contract/calls.ts';
import type { CompanyId, MemberId, RoomId, VideoSystemId } from '../../../contract/ids.ts';
import type { RequestContext } from '../../platform/http/request-context.ts';
import type { DirectoryPorts } from '../directory/index.ts';
import type { PinGiven } from '../rooms/index.ts';

/** A meeting in a room that somebody is in. */
export interface MemberMeeting {
  company: CompanyId;
  room: RoomId;
  /** Whether the somebody has control in it. */
  control: boolean;
}

/** What domains above video systems know; `main` fills it. */
export interface ScreenPorts {
  presenceOf: NonNullable<DirectoryPorts['presenceOf']>;
  insideOf: NonNullable<DirectoryPorts['insideOf']>;
  /** Meetings in rooms, of whatever company, that a member is in now. */
  meetingsOf(member: MemberId): Promise<readonly MemberMeeting[]>;
  /** Reads a PIN for a room as one that the caller gives there, under the limits on guessing. Throws `pin_wrong`, `pin_throttled`. */
  checkPin(
    caller: Pick<RequestContext, 'caller' | 'origin'>,
    company: CompanyId,
    room: RoomId,
    pin: string,
  ): Promise<{ pin: PinGiven; fits: boolean }>;
  /** The latest calls of a system, the newest first. */
  latestCalls(company: CompanyId, system: VideoSystemId): Promise<MyCall[]>;
}
