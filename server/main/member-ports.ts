import { forgetPerson } from '../domains/call-records/index.ts';
import type { MemberPorts } from '../domains/members/index.ts';
import { followAddress, retwin, untwinAll } from '../domains/video-systems/index.ts';

/** What follows a member in the domains above, in the transaction of the act: video systems, and what was recorded. */
export const memberFollowers = {
  onRemoved: untwinAll,
  onRestored: retwin,
  onMoved: followAddress,
  onErased: forgetPerson,
} satisfies MemberPorts;
