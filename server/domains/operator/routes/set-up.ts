import { api } from '../../../platform/http/api.ts';
import { fieldProblem, Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { findService } from '../../companies/index.ts';
import { startSession } from '../../identity/index.ts';
import { setUp } from '../operations/set-up.ts';
import type { SetupCode } from '../setup-code.ts';

export interface ServicePorts {
  version: string;
  /** Null once the service was set up before this start. */
  setupCode: SetupCode | null;
}

export const serviceRoutes = (platform: Platform, { version, setupCode }: ServicePorts) => ({
  info: api.service.info.handler(async () => {
    const service = await findService(platform.database.operator);
    return {
      name: platform.config.serviceName,
      version,
      setUp: service !== null,
      serviceDomain: service?.serviceDomain ?? platform.config.serviceDomain ?? '',
      sendsMail: platform.mail.enabled,
      engine: platform.config.engine,
      hasTurn: platform.config.turn !== null,
    };
  }),
  setUp: api.service.setUp.handler(async ({ input, context }) => {
    if (await findService(platform.database.operator)) throw new Problem('already_set_up');
    if (!setupCode?.fits(input.code)) throw fieldProblem('setup_code_wrong', '/code');
    const { account, videoAddress, roomAddress } = await setUp(platform, input, context.origin);
    await startSession(platform, account, context);
    return { videoAddress, roomAddress };
  }),
});
