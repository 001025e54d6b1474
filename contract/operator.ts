import { z } from 'zod';
import { companyId } from './ids.ts';
import { download, method } from './method.ts';
import { operatorPeople } from './operator-people.ts';
import { operatorSystems } from './operator-systems.ts';
import {
  byCompany,
  changing,
  common,
  companiesSort,
  companyLabel,
  companyPage,
  companyRow,
  companyStatus,
  domainView,
  handedOver,
  licenceCounts,
  licenceTotals,
  monthUsage,
  searchText,
  serviceView,
  sortOrder,
  staleProblems,
  webLink,
} from './operator-views.ts';
import {
  day,
  domain,
  email,
  fullName,
  idempotencyHeader,
  line,
  localPart,
  page,
  pageInput,
  versionHeader,
} from './values.ts';

const byDomain = z.strictObject({ id: companyId, domain });

const companyChoice = {
  search: searchText,
  status: companyStatus.optional(),
  sort: companiesSort.default('name'),
  order: sortOrder,
};

export const operator = {
  totals: method({ ...common, verb: 'GET', path: '/operator/totals', summary: 'Totals of the service' }).output(
    z.object({
      companies: z.object({
        trial: z.number().int(),
        active: z.number().int(),
        suspended: z.number().int(),
        closed: z.number().int(),
      }),
      licences: licenceCounts,
      usage: monthUsage,
    }),
  ),
  service: method({
    ...common,
    verb: 'GET',
    path: '/operator/service',
    summary: 'The provider, as companies see it',
  }).output(serviceView),
  updateService: method({
    ...changing,
    verb: 'PATCH',
    path: '/operator/service',
    summary: 'Change what companies see of the provider',
    problems: staleProblems,
  })
    .input(
      z.object({
        headers: versionHeader,
        body: z.strictObject({
          name: line(100),
          contact: line(200),
          email: email.nullable(),
          phone: line(40).nullable(),
          link: webLink.nullable(),
        }),
      }),
    )
    .output(serviceView),

  companies: method({ ...common, verb: 'GET', path: '/operator/companies', summary: 'Companies of the service' })
    .input(z.strictObject({ ...pageInput, ...companyChoice }))
    .output(page(companyRow)),
  exportCompanies: method({
    ...common,
    verb: 'GET',
    path: '/exports/companies',
    summary: 'The list of companies as CSV',
    gives: 'text/csv',
  })
    .input(z.strictObject({ ...companyChoice, columns: z.array(z.string().max(40)).max(30).optional() }))
    .output(download),
  createCompany: method({
    ...changing,
    verb: 'POST',
    path: '/operator/companies',
    status: 201,
    summary: 'Make a company and invite its first administrator',
    problems: ['label_taken', 'address_malformed', 'already_done', 'idempotency_mismatch'],
  })
    .input(
      z.object({
        headers: idempotencyHeader,
        body: z.strictObject({
          name: line(100),
          label: companyLabel,
          timeZone: z.string().max(64).default('UTC'),
          /** Last day of the trial, in the company's time zone; absent for an active company. */
          trialEndsOn: day.optional(),
          licences: licenceTotals,
          administrator: z.strictObject({ fullName, email, localPart }),
        }),
      }),
    )
    .output(z.object({ company: companyPage, invitation: handedOver })),
  company: method({ ...common, verb: 'GET', path: '/operator/companies/{id}', summary: 'A company' })
    .input(byCompany)
    .output(companyPage),
  updateCompany: method({
    ...changing,
    verb: 'PATCH',
    path: '/operator/companies/{id}',
    summary: 'Change the name, or the last day of the trial',
    problems: staleProblems,
  })
    .input(
      z.object({
        params: byCompany,
        headers: versionHeader,
        body: z.strictObject({ name: line(100), trialEndsOn: day }).partial(),
      }),
    )
    .output(companyPage),
  setStatus: method({
    ...changing,
    verb: 'PUT',
    path: '/operator/companies/{id}/status',
    summary: 'Activate, put on trial, suspend or close a company',
    problems: [...staleProblems, 'name_not_typed', 'undo_expired'],
  })
    .input(
      z.object({
        params: byCompany,
        headers: versionHeader,
        body: z.discriminatedUnion('status', [
          z.strictObject({ status: z.literal('active') }),
          z.strictObject({ status: z.literal('trial'), trialEndsOn: day }),
          z.strictObject({ status: z.literal('suspended'), note: line(300).optional() }),
          z.strictObject({
            status: z.literal('closed'),
            note: line(300).optional(),
            /** The company's name, typed: closing leads to deletion. */
            name: z.string().max(200),
          }),
        ]),
      }),
    )
    .output(companyPage),
  exportCompany: method({
    ...common,
    verb: 'GET',
    path: '/operator/companies/{id}/export',
    summary: 'All data of a company as JSON Lines, without secrets; docs/operating.md describes them',
    gives: 'application/jsonl',
  })
    .input(byCompany)
    .output(download),

  domains: method({ ...common, verb: 'GET', path: '/operator/companies/{id}/domains', summary: 'Domains of a company' })
    .input(byCompany)
    .output(z.object({ items: z.array(domainView) })),
  addDomain: method({
    ...common,
    verb: 'POST',
    path: '/operator/companies/{id}/domains',
    status: 201,
    summary: 'Add a domain of the company’s own; its TXT record is looked for at once and on request',
    problems: ['domain_taken', 'domain_reserved'],
  })
    .input(z.strictObject({ id: companyId, domain }))
    .output(domainView),
  checkDomain: method({
    ...common,
    verb: 'POST',
    path: '/operator/companies/{id}/domains/{domain}/check',
    summary: 'Look for the TXT record now',
    problems: ['domain_taken'],
  })
    .input(byDomain)
    .output(domainView),
  updateDomain: method({
    ...common,
    verb: 'PATCH',
    path: '/operator/companies/{id}/domains/{domain}',
    summary: 'Make a domain the default one for new addresses',
    problems: ['domain_not_verified'],
  })
    .input(z.strictObject({ id: companyId, domain, isDefault: z.literal(true) }))
    .output(domainView),
  removeDomain: method({
    ...common,
    verb: 'DELETE',
    path: '/operator/companies/{id}/domains/{domain}',
    status: 204,
    summary: 'Remove a domain that no address uses',
    problems: ['domain_in_use', 'domain_reserved'],
  })
    .input(byDomain)
    .output(z.void()),

  licences: method({
    ...common,
    verb: 'GET',
    path: '/operator/companies/{id}/licences',
    summary: 'Licences of a company by kind',
  })
    .input(byCompany)
    .output(licenceCounts),
  updateLicences: method({
    ...changing,
    verb: 'PATCH',
    path: '/operator/companies/{id}/licences',
    summary: 'Set how many licences a company has; below what is used nothing is removed and nothing can be added',
    problems: staleProblems,
  })
    .input(z.object({ params: byCompany, headers: versionHeader, body: licenceTotals.partial() }))
    .output(companyPage),
  ...operatorPeople,
  ...operatorSystems,
};
