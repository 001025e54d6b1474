import type { CompanyStatus } from '../../../../contract/operator-views.ts';
import { api } from '../../../platform/http/api.ts';
import { readVersion } from '../../../platform/http/if-match.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingAccount } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { findService, providerOf, totalsOf } from '../../companies/index.ts';
import { editContact } from '../operations/change-contact.ts';
import { presentLicences } from '../present.ts';
import { usageOf } from '../queries.ts';

/** The service as a whole: totals, and what companies see of the provider. */
export function wholeServiceHandlers(platform: Platform) {
  const { clock, database } = platform;

  async function view() {
    const service = await findService(database.operator);
    if (!service) throw new Problem('not_set_up');
    return { provider: providerOf(service), serviceDomain: service.serviceDomain, version: service.version };
  }

  return {
    totals: api.operator.totals.handler(async () => {
      const { statuses, licences } = await totalsOf(database.operator);
      const usage = await usageOf(database.operator, null, clock.now());
      const count = (status: CompanyStatus) => statuses.find((row) => row.status === status)?.count ?? 0;
      return {
        companies: {
          trial: count('trial'),
          active: count('active'),
          suspended: count('suspended'),
          closed: count('closed'),
        },
        licences: presentLicences(licences),
        usage: {
          calls: usage.reduce((sum, { calls }) => sum + calls, 0),
          callSeconds: usage.reduce((sum, { callSeconds }) => sum + callSeconds, 0),
        },
      };
    }),

    service: api.operator.service.handler(view),

    updateService: api.operator.updateService.handler(async ({ input, context }) => {
      const version = readVersion(input.headers['if-match']);
      const done = await editContact(platform, callingAccount(context), { version, contact: input.body });
      const now = await view();
      if (!done) throw new Problem('stale', { current: now });
      return now;
    }),
  };
}
