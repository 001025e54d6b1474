import type { ColumnType } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';

export type ActorKind = 'member' | 'operator' | 'video-system' | 'service';

/** `jsonb`: read as a value, written as text. */
type Json = ColumnType<unknown, string | null, never>;

/** Added and never changed, as the grants of its migration say too. */
interface ActivityTable {
  id: ColumnType<string, string, never>;
  companyId: ColumnType<CompanyId, CompanyId, never>;
  at: ColumnType<Date, Date, never>;
  actorKind: ColumnType<ActorKind, ActorKind, never>;
  actorId: ColumnType<string | null, string | null, never>;
  actorName: ColumnType<string, string, never>;
  act: ColumnType<string, string, never>;
  objectKind: ColumnType<string | null, string | null, never>;
  objectId: ColumnType<string | null, string | null, never>;
  objectName: ColumnType<string | null, string | null, never>;
  origin: ColumnType<string | null, string | null, never>;
  /** Name of the access token that it was done with. */
  via: ColumnType<string | null, string | null, never>;
  before: Json;
  after: Json;
}

interface IdempotencyKeyTable {
  companyId: ColumnType<CompanyId, CompanyId, never>;
  /** Keyed digest of who sent the key, and the key. */
  key: ColumnType<string, string, never>;
  /** Keyed digest of the method and its body. */
  bodyDigest: ColumnType<string, string, never>;
  /** Null where the answer holds a secret. */
  answer: ColumnType<unknown, null, string | null>;
  madeId: ColumnType<string | null, null, string>;
  createdAt: ColumnType<Date, Date, never>;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    activity: ActivityTable;
    idempotencyKey: IdempotencyKeyTable;
  }
}
