import { type Selectable, sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { DomainResult } from '../../../contract/operator-views.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

export type CompanyDomain = Selectable<Tables['companyDomain']>;
export type DomainClaim = Selectable<Tables['domainClaim']>;

/** What a look for a domain's TXT record found. */
export interface Found {
  result: DomainResult;
  /** What stands there instead. */
  value: string | null;
  at: Date;
}

/** The company's domains with what is known of them, the default first. */
export const fullDomainsOf = (db: Db, company: CompanyId): Promise<CompanyDomain[]> =>
  db
    .selectFrom('companyDomain')
    .selectAll()
    .where('companyId', '=', company)
    .orderBy('position')
    .orderBy('domain')
    .execute();

/** Domains that the company says are its own and that wait for their record, the oldest first. */
export const claimsOf = (db: Db, company: CompanyId): Promise<DomainClaim[]> =>
  db.selectFrom('domainClaim').selectAll().where('companyId', '=', company).orderBy('createdAt').execute();

/** Whoever has proved the domain; locked until the transaction ends. In operator scope. */
export const lockDomain = (trx: Trx, domain: string): Promise<CompanyDomain | undefined> =>
  trx.selectFrom('companyDomain').selectAll().where('domain', '=', domain).forUpdate().executeTakeFirst();

export const findDomain = (db: Db, domain: string): Promise<CompanyDomain | undefined> =>
  db.selectFrom('companyDomain').selectAll().where('domain', '=', domain).executeTakeFirst();

export const findClaim = (db: Db, company: CompanyId, domain: string): Promise<DomainClaim | undefined> =>
  db
    .selectFrom('domainClaim')
    .selectAll()
    .where('companyId', '=', company)
    .where('domain', '=', domain)
    .executeTakeFirst();

/** False where the company claims it already. In operator scope. */
export async function insertClaim(
  trx: Trx,
  claim: { companyId: CompanyId; domain: string; token: string; createdAt: Date },
): Promise<boolean> {
  const made = await trx
    .insertInto('domainClaim')
    .values({ ...claim, checkedAt: null, result: null, foundValue: null })
    .onConflict((on) => on.doNothing())
    .returning('domain')
    .executeTakeFirst();
  return made !== undefined;
}

export const noteClaim = (db: Db, company: CompanyId, domain: string, { result, value, at }: Found) =>
  db
    .updateTable('domainClaim')
    .set({ result, foundValue: value, checkedAt: at })
    .where('companyId', '=', company)
    .where('domain', '=', domain)
    .execute();

export async function deleteClaim(trx: Trx, company: CompanyId, domain: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('domainClaim')
    .where('companyId', '=', company)
    .where('domain', '=', domain)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Makes a proved domain the company's. False where another has it: of two at the same moment one. In operator scope. */
export async function insertOwnDomain(
  trx: Trx,
  { company, domain, token, at }: { company: CompanyId; domain: string; token: string; at: Date },
): Promise<boolean> {
  const made = await trx
    .insertInto('companyDomain')
    .values({
      domain,
      companyId: company,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from company_domain where company_id = ${company})`,
      own: true,
      verifiedAt: at,
      token,
      checkedAt: at,
      result: 'found',
      foundValue: null,
      lostAt: null,
    })
    .onConflict((on) => on.column('domain').doNothing())
    .returning('domain')
    .executeTakeFirst();
  return made !== undefined;
}

export const updateDomain = (
  db: Db,
  domain: string,
  change: Partial<Pick<CompanyDomain, 'checkedAt' | 'result' | 'foundValue' | 'failedDays' | 'lostAt'>>,
) =>
  db
    .updateTable('companyDomain')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('domain', '=', domain)
    .execute();

/** Puts a domain before the others. In operator scope. */
export const makeDefaultDomain = (trx: Trx, company: CompanyId, domain: string) =>
  trx
    .updateTable('companyDomain')
    .set({ position: sql`case when domain = ${domain} then 0 else position + 1 end` as never })
    .where('companyId', '=', company)
    .execute();

export const deleteDomain = (trx: Trx, company: CompanyId, domain: string) =>
  trx.deleteFrom('companyDomain').where('companyId', '=', company).where('domain', '=', domain).execute();

/** Own domains of open companies that nobody has looked at since, the longest first. In operator scope. */
export const dueDomains = (db: Db, since: Date, most: number): Promise<CompanyDomain[]> =>
  db
    .selectFrom('companyDomain')
    .innerJoin('company', 'company.id', 'companyDomain.companyId')
    .selectAll('companyDomain')
    .where('companyDomain.own', '=', sql.lit(true))
    .where('companyDomain.checkedAt', '<=', since)
    .where('company.status', 'in', ['trial', 'active'])
    .orderBy('companyDomain.checkedAt')
    .limit(most)
    .execute();
