import type { CompanyId } from '../../../../contract/ids.ts';
import type { DomainView } from '../../../../contract/operator-views.ts';
import { api } from '../../../platform/http/api.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actingOperator } from '../../audit/index.ts';
import { claimsOf, fullDomainsOf } from '../../companies/index.ts';
import { addressesByDomain } from '../../directory/index.ts';
import { checkDomain, chooseDefaultDomain, claimDomain, dropDomain } from '../operations/domains.ts';
import { presentClaim, presentDomain } from '../present.ts';
import { requireCompany } from '../view.ts';

/** Domains of a company. */
export function domainHandlers(platform: Platform) {
  const { clock, database } = platform;
  const actingOn = (context: RequestContext, company: CompanyId) => actingOperator(context, company, clock.now());

  async function viewDomains(company: CompanyId): Promise<DomainView[]> {
    await requireCompany(platform, company);
    const addresses = await addressesByDomain(database.forCompany(company), company);
    const own = await fullDomainsOf(database.operator, company);
    const claims = await claimsOf(database.operator, company);
    return [
      ...own.map((row, at) => presentDomain(row, at === 0, addresses.get(row.domain) ?? 0)),
      ...claims.map(presentClaim),
    ];
  }

  async function view(company: CompanyId, domain: string): Promise<DomainView> {
    const found = (await viewDomains(company)).find((each) => each.domain === domain);
    if (!found) throw new Problem('not_found');
    return found;
  }

  return {
    domains: api.operator.domains.handler(async ({ input }) => ({ items: await viewDomains(input.id) })),

    addDomain: api.operator.addDomain.handler(async ({ input: { id, domain }, context }) => {
      const acting = actingOn(context, id);
      await claimDomain(platform, acting, domain);
      await checkDomain(platform, acting, domain);
      return view(id, domain);
    }),

    checkDomain: api.operator.checkDomain.handler(async ({ input: { id, domain }, context }) => {
      await requireCompany(platform, id);
      await checkDomain(platform, actingOn(context, id), domain);
      return view(id, domain);
    }),

    updateDomain: api.operator.updateDomain.handler(async ({ input: { id, domain }, context }) => {
      await requireCompany(platform, id);
      await chooseDefaultDomain(platform, actingOn(context, id), domain);
      return view(id, domain);
    }),

    removeDomain: api.operator.removeDomain.handler(async ({ input: { id, domain }, context }) => {
      await requireCompany(platform, id);
      await dropDomain(platform, actingOn(context, id), domain);
    }),
  };
}
