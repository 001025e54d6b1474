import type { Platform } from '../../../platform/platform.ts';
import type { MemberPorts } from '../../members/index.ts';
import type { OperatorPorts } from '../jobs.ts';
import { companyHandlers } from './companies.ts';
import { domainHandlers } from './domains.ts';
import { peopleHandlers } from './people.ts';
import { wholeServiceHandlers } from './service.ts';
import { systemHandlers } from './video-systems.ts';

/** Handlers of the contract's `operator`. */
export const operatorRoutes = (platform: Platform, ports: OperatorPorts & { members: MemberPorts }) => ({
  ...wholeServiceHandlers(platform),
  ...companyHandlers(platform, ports),
  ...domainHandlers(platform),
  ...peopleHandlers(platform, ports.members),
  ...systemHandlers(platform),
});
