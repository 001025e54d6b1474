import type { CompanyId } from '../../../contract/ids.ts';

export type CallKind = 'meeting' | 'direct';

/** What adds up, in one UTC quarter hour. Made from closed legs only; a quarter without anything has no row. */
interface UsageQuarterTable {
  companyId: CompanyId;
  /** Beginning of the quarter hour. */
  quarter: Date;
  kind: CallKind;
  calls: number;
  unanswered: number;
  joins: number;
  guestJoins: number;
  legSeconds: number;
  roomSeconds: number;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    usageQuarter: UsageQuarterTable;
  }
}
