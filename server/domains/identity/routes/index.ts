import type { Platform } from '../../../platform/platform.ts';
import type { EmailPorts } from '../operations/confirm-email.ts';
import type { RenamePorts } from '../operations/rename.ts';
import type { ProfilePorts } from '../present.ts';
import { emailRoutes } from './email.ts';
import { meRoutes } from './me.ts';
import { passwordRoutes } from './passwords.ts';
import { sessionRoutes } from './session.ts';

/** What identity needs from the domains above it. */
export interface IdentityPorts extends ProfilePorts, RenamePorts, EmailPorts {}

/** The methods of `contract.identity`. */
export const identityRoutes = (platform: Platform, ports: IdentityPorts) => ({
  ...sessionRoutes(platform, ports),
  ...passwordRoutes(platform),
  ...meRoutes(platform, ports),
  ...emailRoutes(platform, ports),
});
