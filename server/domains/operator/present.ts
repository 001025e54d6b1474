import type { Selectable } from 'kysely';
import type { CompanyPage, CompanyRow, DomainView, LicenceCounts } from '../../../contract/operator-views.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { type CompanyDomain, type DomainClaim, daysLeft, type LicenceKind, lastDayBefore } from '../companies/index.ts';
import { mayChangeTo } from './policy.ts';

type Company = Selectable<Tables['company']>;

/** Counts by kind as the contract has them. */
export function presentLicences(rows: readonly { kind: LicenceKind; total: number; used: number }[]): LicenceCounts {
  const of = (kind: LicenceKind) => {
    const row = rows.find((each) => each.kind === kind);
    return { total: row?.total ?? 0, used: row?.used ?? 0 };
  };
  return { members: of('member'), teamRooms: of('team-room'), videoSystems: of('video-system') };
}

export interface CompanyParts {
  licences: LicenceCounts;
  domains: string[];
  usage: { calls: number; callSeconds: number };
}

/** Row → contract shape. */
export const presentRow = (company: Company, { licences, domains, usage }: CompanyParts, now: Date): CompanyRow => ({
  id: company.id,
  name: company.name,
  label: company.label,
  domains,
  status: company.status,
  statusReason: company.statusReason,
  trialEndsAt: company.trialEndsAt?.toISOString() ?? null,
  daysLeft: company.status === 'trial' && company.trialEndsAt ? daysLeft(company.trialEndsAt, now) : null,
  deletedAt: company.deleteAfter?.toISOString() ?? null,
  licences,
  usage,
  createdAt: company.createdAt.toISOString(),
  version: company.version,
});

export const presentPage = (
  company: Company,
  parts: CompanyParts & { counts: CompanyPage['counts'] },
  now: Date,
): CompanyPage => ({
  ...presentRow(company, parts, now),
  timeZone: company.timeZone,
  statusNote: company.statusNote,
  statusAt: company.statusAt.toISOString(),
  trialEndsOn: company.trialEndsAt && lastDayBefore(company.trialEndsAt, company.timeZone),
  counts: parts.counts,
  can: {
    suspend: mayChangeTo(company, 'suspended', now),
    activate: mayChangeTo(company, 'active', now),
    startTrial: mayChangeTo(company, 'trial', now),
    close: mayChangeTo(company, 'closed', now),
  },
});

/** Where the TXT record of a domain is looked for. */
export const recordName = (domain: string): string => `_rotunda.${domain}`;
export const recordValue = (token: string): string => `rotunda-verification=${token}`;

const checkOf = ({ result, foundValue, checkedAt }: Pick<DomainClaim, 'result' | 'foundValue' | 'checkedAt'>) =>
  result && checkedAt ? { result, found: foundValue, at: checkedAt.toISOString() } : null;

function stateOf({ own, lostAt }: CompanyDomain): DomainView['state'] {
  if (!own) return 'given';
  return lostAt ? 'lost' : 'verified';
}

/** A domain of the company; `isDefault` for the first of the list. */
export const presentDomain = (row: CompanyDomain, isDefault: boolean, addresses: number): DomainView => ({
  domain: row.domain,
  state: stateOf(row),
  isDefault,
  record: row.token === null ? null : { name: recordName(row.domain), value: recordValue(row.token) },
  check: row.own ? checkOf(row) : null,
  verifiedAt: row.verifiedAt?.toISOString() ?? null,
  lostAt: row.lostAt?.toISOString() ?? null,
  addresses,
});

export const presentClaim = (claim: DomainClaim): DomainView => ({
  domain: claim.domain,
  state: 'pending',
  isDefault: false,
  record: { name: recordName(claim.domain), value: recordValue(claim.token) },
  check: checkOf(claim),
  verifiedAt: null,
  lostAt: null,
  addresses: 0,
});
