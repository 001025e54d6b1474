import type { Generated, GeneratedAlways } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';

export type CallKind = 'meeting' | 'direct';
export type PartyKind = 'member' | 'video-system' | 'room';

interface Sums {
  calls: number;
  unanswered: number;
  joins: number;
  guestJoins: number;
  systemJoins: number;
  legSeconds: number;
  systemSeconds: number;
  roomSeconds: number;
}

/** What adds up, in one UTC quarter hour. Made from closed legs only; a quarter without anything has no row. */
interface UsageQuarterTable extends Sums {
  companyId: CompanyId;
  /** Beginning of the quarter hour. */
  quarter: Date;
  kind: CallKind;
}

/** How far a company's figures are counted. */
interface UsageStateTable {
  companyId: CompanyId;
  timeZone: string;
  /** `YYYY-MM-DD`. */
  sealedBefore: string | null;
  refused: Generated<number>;
}

/** Times whose records changed since they were counted. */
interface UsagePendingTable {
  id: GeneratedAlways<number>;
  companyId: CompanyId;
  fromAt: Date;
  toAt: Date;
  gone: Generated<boolean>;
}

interface UsageReportTable {
  companyId: CompanyId;
  memberId: string;
  every: 'never' | 'week' | 'month';
  sentAt: Date | null;
  version: Generated<number>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    usageQuarter: UsageQuarterTable;
    usageState: UsageStateTable;
    usagePending: UsagePendingTable;
    usageReport: UsageReportTable;
  }
}
