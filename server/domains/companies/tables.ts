import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { DomainResult } from '../../../contract/operator-views.ts';
import type { StatisticsPrivacy } from '../../../contract/settings.ts';

export type LicenceKind = 'member' | 'team-room' | 'video-system';
export type CompanyStatus = 'trial' | 'active' | 'suspended' | 'closed';
export type WeekStart = 'monday' | 'sunday' | 'saturday';

interface ServiceTable {
  singleton: Generated<boolean>;
  providerName: string;
  providerContact: string;
  providerEmail: string | null;
  providerPhone: string | null;
  /** Of http or https. */
  providerLink: string | null;
  serviceDomain: string;
  /** Digest that tells whether this process has the service's secret. */
  secretCheck: string;
  setUpAt: ColumnType<Date, Date, never>;
  version: Generated<number>;
}

interface CompanyTable {
  id: CompanyId;
  name: string;
  /** First label of `<label>.<service domain>`. */
  label: string;
  status: Generated<CompanyStatus>;
  /** IANA name. */
  timeZone: string;
  weekStart: Generated<WeekStart>;
  roomSuffix: Generated<string>;
  pinRequired: Generated<boolean>;
  pinMinimumLength: Generated<number>;
  version: Generated<number>;
  createdAt: ColumnType<Date, Date, never>;
  /** Kept after the trial. */
  trialEndsAt: Date | null;
  /** The last warning of the trial's end that was mailed: days before it. */
  trialWarned: number | null;
  statusReason: 'trial-ended' | 'provider' | null;
  /** What the provider says about it, to the company. */
  statusNote: string | null;
  statusAt: ColumnType<Date, Date | undefined, Date>;
  /** When a closed company is deleted; null for any other. */
  deleteAfter: Date | null;
  /** Keyed digest of what it was made of, for a repeated creation. */
  creationDigest: string | null;
  /** `#rrggbb`. */
  colour: string | null;
  logoDigest: string | null;
  statisticsPrivacy: Generated<StatisticsPrivacy>;
  retentionMonths: Generated<number>;
  activityRetentionMonths: Generated<number>;
  /** Limits of meetings: without a host, alone in a personal room or a team room, in all. */
  withoutHostMinutes: Generated<number>;
  alonePersonalMinutes: Generated<number>;
  aloneTeamMinutes: Generated<number>;
  /** How meetings carry their media; null for the service's own choice. */
  media: 'direct' | 'server' | null;
  longestMinutes: Generated<number>;
  /** Whether somebody of another company may call. */
  callsFromOthers: Generated<boolean>;
  nameKey: GeneratedAlways<string>;
  trialKey: GeneratedAlways<Date>;
}

interface CompanyDomainTable {
  domain: string;
  companyId: CompanyId;
  /** The lowest is the default. */
  position: number;
  /** A domain that the company hosts itself: local parts may have one character. */
  own: boolean;
  verifiedAt: Date | null;
  /** What the TXT record of an own domain holds. */
  token: string | null;
  checkedAt: Date | null;
  result: DomainResult | null;
  foundValue: string | null;
  /** Days in a row on which the record was not found. */
  failedDays: Generated<number>;
  /** Since when it is held to be not there any more. */
  lostAt: Date | null;
  version: Generated<number>;
}

/** A domain that a company says is its own, until the record is found. */
interface DomainClaimTable {
  companyId: CompanyId;
  domain: string;
  token: string;
  createdAt: ColumnType<Date, Date, never>;
  checkedAt: Date | null;
  result: DomainResult | null;
  foundValue: string | null;
}

interface LicenceTable {
  companyId: CompanyId;
  kind: LicenceKind;
  total: number;
  used: Generated<number>;
}

interface CompanyLogoTable {
  companyId: CompanyId;
  type: 'image/png' | 'image/jpeg' | 'image/webp';
  bytes: Uint8Array;
}

/** Since when which privacy of statistics held. */
interface CompanyPrivacyTable {
  companyId: ColumnType<CompanyId, CompanyId, never>;
  since: ColumnType<Date, Date, never>;
  privacy: StatisticsPrivacy;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    service: ServiceTable;
    company: CompanyTable;
    companyDomain: CompanyDomainTable;
    companyLogo: CompanyLogoTable;
    companyPrivacy: CompanyPrivacyTable;
    domainClaim: DomainClaimTable;
    licence: LicenceTable;
  }
}
