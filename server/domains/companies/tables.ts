import type { ColumnType, Generated } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';

export type LicenceKind = 'member' | 'team-room' | 'video-system';
export type CompanyStatus = 'trial' | 'active' | 'suspended' | 'closed';
export type WeekStart = 'monday' | 'sunday' | 'saturday';

interface ServiceTable {
  singleton: Generated<boolean>;
  providerName: string;
  providerContact: string;
  serviceDomain: string;
  /** Digest that tells whether this process has the service's secret. */
  secretCheck: string;
  setUpAt: ColumnType<Date, Date, never>;
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
}

interface CompanyDomainTable {
  domain: string;
  companyId: CompanyId;
  /** The lowest is the default. */
  position: number;
  /** A domain that the company hosts itself: local parts may have one character. */
  own: boolean;
  verifiedAt: Date | null;
}

interface LicenceTable {
  companyId: CompanyId;
  kind: LicenceKind;
  total: number;
  used: Generated<number>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    service: ServiceTable;
    company: CompanyTable;
    companyDomain: CompanyDomainTable;
    licence: LicenceTable;
  }
}
