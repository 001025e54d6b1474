import { api } from '../../../platform/http/api.ts';
import type { Platform } from '../../../platform/platform.ts';
import { startSession } from '../../identity/index.ts';
import { acceptInvitation, openInvitation } from '../operations/accept-invitation.ts';

/** What whoever has an invitation's link may do; the token is the proof. */
export const invitationLinkHandlers = (platform: Platform) => ({
  open: api.invitations.open.handler(async ({ input }) => {
    const { invitation, companyName } = await openInvitation(platform, input.token);
    const { fullName, email, address, roomAddress, expiresAt } = invitation;
    return { companyName, fullName, email, videoAddress: address, roomAddress, expiresAt: expiresAt.toISOString() };
  }),

  accept: api.invitations.accept.handler(async ({ input, context }) => {
    const { account, invitation } = await acceptInvitation(platform, { ...input, origin: context.origin });
    await startSession(platform, account, context);
    return { videoAddress: invitation.address, roomAddress: invitation.roomAddress };
  }),
});
