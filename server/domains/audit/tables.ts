import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
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
  /** When a person was taken out of it, by rule; the owner's to set. */
  erasedAt: ColumnType<Date | null, never, never>;
  erasureProof: ColumnType<string | null, never, never>;
  search: GeneratedAlways<string>;
}

/** Entries that the sealer has not come to yet. */
interface ActivityUnsealedTable {
  companyId: ColumnType<CompanyId, CompanyId, never>;
  activityId: ColumnType<string, string, never>;
}

/** A link of a company's chain; see `chain.ts`. */
interface ActivitySealTable {
  companyId: ColumnType<CompanyId, CompanyId, never>;
  /** From 1, without a gap. */
  position: ColumnType<number, number, never>;
  activityId: ColumnType<string, string, never>;
  link: ColumnType<string, string, never>;
  payloadDigest: ColumnType<string, string, never>;
  /** Null where the payload was erased. */
  salt: ColumnType<string | null, string, never>;
}

/** Where a chain begins whose older part was deleted. */
interface ActivityCheckpointTable {
  companyId: CompanyId;
  position: number;
  link: string;
  at: Date;
  signature: string;
}

interface ActivityHeadMailTable {
  companyId: ColumnType<CompanyId, CompanyId, never>;
  /** Null: nobody. */
  address: string | null;
  every: Generated<'day' | 'week'>;
  version: Generated<number>;
  sentAt: Date | null;
}

/** View of the company for the log. */
interface ActivityCompanyView {
  id: ColumnType<CompanyId, never, never>;
  name: ColumnType<string, never, never>;
  label: ColumnType<string, never, never>;
  /** IANA name. */
  timeZone: ColumnType<string, never, never>;
  retentionMonths: ColumnType<number, never, never>;
  createdAt: ColumnType<Date, never, never>;
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
    activityUnsealed: ActivityUnsealedTable;
    activitySeal: ActivitySealTable;
    activityCheckpoint: ActivityCheckpointTable;
    activityHeadMail: ActivityHeadMailTable;
    activityCompany: ActivityCompanyView;
    idempotencyKey: IdempotencyKeyTable;
  }
}
