import type { CompanyId } from '../../../contract/ids.ts';
import type { CompanyView } from '../../../contract/service.ts';
import type { Db } from '../../platform/database/database.ts';
import { api } from '../../platform/http/api.ts';
import { callingMember } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { presentCompany } from './present.ts';
import { providerOf } from './provider.ts';
import { domainsOf, findService, getCompany, licencesOf } from './queries.ts';

/** What companies needs from domains above it. */
export interface CompanyPorts {
  counts(db: Db, company: CompanyId): Promise<CompanyView['counts']>;
}

export const companyRoutes = ({ database, clock }: Platform, ports: CompanyPorts) => ({
  get: api.company.get.handler(async ({ context }) => {
    const { company } = callingMember(context);
    const db = database.forCompany(company);
    const [row, licences, domains, counts, service] = await Promise.all([
      getCompany(db, company),
      licencesOf(db, company),
      domainsOf(db, company),
      ports.counts(db, company),
      findService(db),
    ]);
    return presentCompany({
      company: row,
      licences,
      domains,
      counts,
      now: clock.now(),
      provider: providerOf(service),
    });
  }),
});
