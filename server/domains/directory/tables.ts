import type { ColumnType, GeneratedAlways } from 'kysely';
import type { PartyKind } from '../../../contract/directory.ts';
import type { CompanyId } from '../../../contract/ids.ts';

interface PartyTable {
  /** A member's, room's or video system's own id. */
  id: ColumnType<string, string, never>;
  companyId: CompanyId;
  kind: ColumnType<PartyKind, PartyKind, never>;
  name: string;
  email: string | null;
  address: string;
  /** False while invited, and after removal. */
  listed: ColumnType<boolean, boolean | undefined, boolean>;
  /** False for what is reached in another way than by the directory. */
  shown: ColumnType<boolean, boolean | undefined, boolean>;
  lastSeenAt: Date | null;
  nameKey: GeneratedAlways<string>;
  search: GeneratedAlways<string>;
}

interface VideoAddressTable {
  address: ColumnType<string, string, never>;
  companyId: CompanyId;
  partyId: string;
  state: 'current' | 'alias' | 'held';
  /** When an alias or a hold ends; null for a current address. */
  until: Date | null;
}

/** Published to domains above: names and whether a party is in the directory. Read only. */
interface NamedPartyView {
  id: ColumnType<string, never, never>;
  companyId: ColumnType<CompanyId, never, never>;
  kind: ColumnType<PartyKind, never, never>;
  name: ColumnType<string, never, never>;
  nameKey: ColumnType<string, never, never>;
  address: ColumnType<string, never, never>;
  listed: ColumnType<boolean, never, never>;
  shown: ColumnType<boolean, never, never>;
}

/** Members who don't want to be called at present; until null for until they turn it off. */
interface DoNotDisturbTable {
  partyId: string;
  companyId: CompanyId;
  until: Date | null;
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    doNotDisturb: DoNotDisturbTable;
    party: PartyTable;
    videoAddress: VideoAddressTable;
    namedParty: NamedPartyView;
  }
}
