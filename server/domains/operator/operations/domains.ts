import type { CompanyId } from '../../../../contract/ids.ts';
import { within } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { newToken } from '../../../platform/random.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import {
  type CompanyDomain,
  deleteClaim,
  deleteDomain,
  findClaim,
  findDomain,
  findService,
  insertClaim,
  insertOwnDomain,
  lockDomain,
  makeDefaultDomain,
  noteClaim,
  updateDomain,
} from '../../companies/index.ts';
import { domainUse } from '../../directory/index.ts';
import { requireCompany } from '../view.ts';
import { lookForRecord } from './look-for-record.ts';

const object = (company: CompanyId, domain: string) => ({ kind: 'domain', id: company, name: domain });

/** A company says that a domain is its own: makes the record to prove it by. Throws `domain_taken`, `domain_reserved`. */
export async function claimDomain({ database }: Platform, acting: Acting, domain: string): Promise<void> {
  const { company, at } = acting;
  await requireCompany({ database }, company);
  const service = await findService(database.operator);
  if (!service || domain === service.serviceDomain || domain.endsWith(`.${service.serviceDomain}`)) {
    throw new Problem('domain_reserved');
  }
  await database.operator.transaction().execute(async (trx) => {
    const owner = await findDomain(trx, domain);
    if (owner?.companyId === company) return;
    if (owner) throw new Problem('domain_taken');
    const isNew = await insertClaim(trx, { companyId: company, domain, token: newToken(), createdAt: at });
    if (isNew) await recordAct(trx, acting, { act: 'domain.added', object: object(company, domain) });
  });
}

/**
 * Looks for a domain's record now; a claimed one that is found becomes the company's. Throws `not_found`,
 * `domain_taken` where another company proved it first.
 */
export async function checkDomain(platform: Platform, acting: Acting, domain: string): Promise<void> {
  const { database } = platform;
  const { company } = acting;
  const own = await findDomain(database.operator, domain);
  if (own?.companyId === company) return checkOwn(platform, own);
  const claim = await findClaim(database.operator, company, domain);
  if (!claim) throw new Problem('not_found');
  const found = await lookForRecord(platform, claim);
  if (found.result !== 'found') {
    await noteClaim(database.operator, company, domain, found);
    return;
  }
  const isTheirs = await database.operator.transaction().execute(async (trx) => {
    if (!(await insertOwnDomain(trx, { company, domain, token: claim.token, at: found.at }))) return false;
    await deleteClaim(trx, company, domain);
    await recordAct(trx, acting, { act: 'domain.verified', object: object(company, domain) });
    return true;
  });
  if (!isTheirs) throw new Problem('domain_taken');
}

/** Of the company already: notes what is there. Days without it are counted by the daily look. */
async function checkOwn(platform: Platform, domain: CompanyDomain): Promise<void> {
  if (!domain.own || domain.token === null) return;
  const { result, value, at } = await lookForRecord(platform, { domain: domain.domain, token: domain.token });
  await updateDomain(platform.database.operator, domain.domain, {
    result,
    foundValue: value,
    checkedAt: at,
    ...(result === 'found' ? { failedDays: 0, lostAt: null } : {}),
  });
}

/** New addresses get this domain unless another is chosen. Throws `not_found`, `domain_not_verified`. */
export async function chooseDefaultDomain({ database }: Platform, acting: Acting, domain: string): Promise<void> {
  const { company } = acting;
  await database.operator.transaction().execute(async (trx) => {
    const own = await lockDomain(trx, domain);
    if (own?.companyId !== company) {
      throw new Problem((await findClaim(trx, company, domain)) ? 'domain_not_verified' : 'not_found');
    }
    await makeDefaultDomain(trx, company, domain);
    await recordAct(trx, acting, { act: 'domain.made-default', object: object(company, domain) });
  });
}

/** Removes a claim, or a domain that no address uses. Throws `not_found`, `domain_reserved`, `domain_in_use`. */
export async function dropDomain({ database }: Platform, acting: Acting, domain: string): Promise<void> {
  const { company } = acting;
  await database.operator.transaction().execute(async (trx) => {
    const own = await lockDomain(trx, domain);
    if (own?.companyId === company) {
      if (!own.own) throw new Problem('domain_reserved');
      const use = await within(trx, { role: 'app', company }, { role: 'operator' }, () =>
        domainUse(trx, company, domain),
      );
      if (use.total > 0) throw new Problem('domain_in_use', { detail: sayUse(domain, use) });
      await deleteDomain(trx, company, domain);
    } else if (!(await deleteClaim(trx, company, domain))) throw new Problem('not_found');
    await recordAct(trx, acting, { act: 'domain.removed', object: object(company, domain) });
  });
}

function sayUse(domain: string, { total, examples }: { total: number; examples: readonly string[] }): string {
  const named = examples.join(', ');
  const rest = total > examples.length ? ` and ${total - examples.length} more` : '';
  return `${total === 1 ? 'One video address uses' : `${total} video addresses use`} ${domain}: ${named}${rest}. Former addresses count for 90 days, and those of removed people for 30.`;
}
