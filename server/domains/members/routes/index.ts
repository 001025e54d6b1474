import type { Platform } from '../../../platform/platform.ts';
import type { MemberPorts } from '../ports.ts';
import { accessHandlers } from './access.ts';
import { emailHandlers } from './email.ts';
import { invitationLinkHandlers } from './invitation-links.ts';
import { invitationHandlers } from './invitations.ts';
import { invitationListHandlers, memberListHandlers } from './lists.ts';
import { memberHandlers } from './members.ts';
import { removedHandlers } from './removed.ts';

/** Handlers of the contract's `members`. */
export const memberRoutes = (platform: Platform, ports: MemberPorts = {}) => ({
  ...memberHandlers(platform, ports),
  ...memberListHandlers(platform, ports),
  ...accessHandlers(platform),
  ...emailHandlers(platform),
  ...removedHandlers(platform, ports),
});

/** Handlers of the contract's `invitations`. */
export const invitationRoutes = (platform: Platform) => ({
  ...invitationHandlers(platform),
  ...invitationListHandlers(platform),
  ...invitationLinkHandlers(platform),
});
