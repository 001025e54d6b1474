import type { CompanyId } from '../../../contract/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import {
  companiesToDelete,
  daysLeft,
  dueDomains,
  noteTrialWarning,
  refusalOf,
  sayRefusal,
  trialsEndingBy,
  updateDomain,
} from '../companies/index.ts';
import { lostDomainNotice, lostDomainOf, notOpenNotice, trialEndingNotice } from './mails.ts';
import { changeStatus } from './operations/change-status.ts';
import { deleteCompany } from './operations/delete-company.ts';
import { lookForRecord } from './operations/look-for-record.ts';
import { noteLookOf } from './operations/note-look.ts';
import { providerLine } from './operations/provider-line.ts';
import { warningDays, warningDue } from './policy.ts';
import { recordName, recordValue } from './present.ts';
import { findCompany } from './queries.ts';
import { tellAdministrators, tellOperators } from './tell.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Domains looked at by one run, and at once. */
const mostDomains = 500;
const domainsAtOnce = 8;

export interface OperatorPorts {
  /** After the commit that suspended or closed a company: ends its meetings. */
  onCompanyClosed(company: CompanyId): Promise<void>;
}

/** What the service does of itself: ends trials and warns of their ends, looks for domains' records, deletes. */
export function addOperatorJobs(platform: Platform, ports: OperatorPorts): void {
  const { jobs } = platform;
  jobs.repeat('operator.trials', 60, () => sweepTrials(platform, ports));
  jobs.repeat('operator.domains', 3600, () => recheckDomains(platform));
  jobs.repeat('operator.deletions', 3600, () => deleteCompanies(platform));
}

/** Suspends companies whose trial is over, and warns the administrators of those whose trial is near its end. */
export async function sweepTrials(platform: Platform, ports: OperatorPorts): Promise<void> {
  const { clock, config, database } = platform;
  const now = clock.now();
  const actor = { kind: 'service', id: null, name: config.serviceName } as const;
  const soon = new Date(now.getTime() + Math.max(...warningDays) * dayMs);
  for (const { id: company, trialEndsAt, trialWarned, ...names } of await trialsEndingBy(database.operator, soon)) {
    if (!trialEndsAt) continue;
    if (trialEndsAt <= now) {
      const acting = { company, at: now, origin: '', actor, via: null };
      const change = { status: 'suspended', reason: 'trial-ended', note: null } as const;
      if ((await changeStatus(platform, acting, { change, from: 'trial' })) !== 'changed') continue;
      await ports.onCompanyClosed(company);
      await tellThatClosed(platform, company);
      continue;
    }
    const days = warningDue(daysLeft(trialEndsAt, now), trialWarned);
    if (days === null || !(await noteTrialWarning(database.operator, company, days))) continue;
    const notice = trialEndingNotice({ ...names, trialEndsAt }, days, await providerLine(platform));
    await tellAdministrators(platform, company, notice);
  }
}

/** Mails a company's administrators why it can't be used. */
export async function tellThatClosed(platform: Platform, company: CompanyId): Promise<void> {
  const refusal = await refusalOf(platform.database.forCompany(company), company);
  if (!refusal) return;
  await tellAdministrators(platform, company, notOpenNotice(sayRefusal(refusal), refusal.companyName));
}

/** Looks for the records of own domains that nobody looked at for a day. */
export async function recheckDomains(platform: Platform): Promise<void> {
  const { clock, database } = platform;
  const since = new Date(clock.now().getTime() - dayMs);
  const due = await dueDomains(database.operator, since, mostDomains);
  for (let at = 0; at < due.length; at += domainsAtOnce) {
    await Promise.all(due.slice(at, at + domainsAtOnce).map((domain) => recheck(platform, domain)));
  }
}

async function recheck(platform: Platform, domain: Awaited<ReturnType<typeof dueDomains>>[number]): Promise<void> {
  const { database } = platform;
  if (domain.token === null) return;
  const found = await lookForRecord(platform, { domain: domain.domain, token: domain.token });
  const { change, isNews } = noteLookOf(domain, found);
  await updateDomain(database.operator, domain.domain, change);
  if (!isNews) return;
  const record = { name: recordName(domain.domain), value: recordValue(domain.token) };
  const notice = lostDomainNotice(domain.domain, record, await providerLine(platform));
  await tellAdministrators(platform, domain.companyId, notice);
  const company = await findCompany(database.operator, domain.companyId);
  if (company) await tellOperators(platform, lostDomainOf(domain.domain, company));
}

/** Deletes closed companies whose hold is over. */
export async function deleteCompanies(platform: Platform): Promise<void> {
  const { clock, database, log } = platform;
  for (const { id, label } of await companiesToDelete(database.operator, clock.now())) {
    await deleteCompany(platform, id);
    log.info({ part: 'operator', company: id, label }, 'a closed company was deleted');
  }
}
