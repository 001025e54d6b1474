import type { CompanyId } from '../../../contract/ids.ts';
import type { CompanyPage, CompanyRow } from '../../../contract/operator-views.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Platform } from '../../platform/platform.ts';
import { type CompaniesQuery, listCompanies, partsOf } from '../companies/index.ts';
import { type CompanyParts, presentLicences, presentPage, presentRow } from './present.ts';
import { countsOf, findCompany, usageAt, usageOf } from './queries.ts';

type Needs = Pick<Platform, 'database' | 'clock'>;

/** Licences, domains and usage of each of these companies, by three statements. */
async function partsOfAll({ database, clock }: Needs, ids: readonly CompanyId[]): Promise<Map<string, CompanyParts>> {
  if (ids.length === 0) return new Map();
  const db = database.operator;
  const { licences, domains } = await partsOf(db, ids);
  const usage = await usageOf(db, ids, clock.now());
  const of = <Row extends { companyId: CompanyId }>(rows: readonly Row[], id: CompanyId) =>
    rows.filter(({ companyId }) => companyId === id);
  return new Map(
    ids.map((id) => {
      const used = usage.find(({ companyId }) => companyId === id);
      const parts = {
        licences: presentLicences(of(licences, id)),
        domains: of(domains, id).map(({ domain }) => domain),
        usage: { calls: used?.calls ?? 0, callSeconds: used?.callSeconds ?? 0 },
      };
      return [id, parts];
    }),
  );
}

const none: CompanyParts = { licences: presentLicences([]), domains: [], usage: { calls: 0, callSeconds: 0 } };

/** A page of companies. */
export async function viewCompanies(platform: Needs, query: CompaniesQuery) {
  const now = platform.clock.now();
  const { items, ...page } = await listCompanies(platform.database.operator, query, usageAt(now));
  const parts = await partsOfAll(
    platform,
    items.map(({ id }) => id),
  );
  const rows = items.map((company): CompanyRow => presentRow(company, parts.get(company.id) ?? none, now));
  return { ...page, items: rows };
}

/** A company as its page shows it. Throws `not_found`. */
export async function viewCompany(platform: Needs, id: CompanyId): Promise<CompanyPage> {
  const db = platform.database.operator;
  const company = await findCompany(db, id);
  if (!company) throw new Problem('not_found');
  const parts = await partsOfAll(platform, [id]);
  return presentPage(company, { ...(parts.get(id) ?? none), counts: await countsOf(db, id) }, platform.clock.now());
}

/** Throws `not_found` where there is no such company: what follows works in its scope. */
export async function requireCompany({ database }: Pick<Platform, 'database'>, id: CompanyId) {
  const company = await findCompany(database.operator, id);
  if (!company) throw new Problem('not_found');
  return company;
}
