import type { ColumnType, Generated } from 'kysely';
import type { CompanyId, MemberId, VideoSystemId } from '../../../contract/ids.ts';

export type VideoSystemState = 'offline' | 'idle' | 'in-call';

interface VideoSystemTable {
  id: ColumnType<VideoSystemId, VideoSystemId, never>;
  companyId: CompanyId;
  name: string;
  address: string;
  /** The member it is twinned to; null for a shared one. */
  memberId: MemberId | null;
  state: Generated<VideoSystemState>;
  lastSeenAt: Date | null;
  version: Generated<number>;
  createdAt: ColumnType<Date, Date | undefined, never>;
  removedAt: Date | null;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    videoSystem: VideoSystemTable;
  }
}
