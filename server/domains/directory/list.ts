import type { PartyKind } from '../../../contract/directory.ts';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { readListPage } from '../../platform/database/list-page.ts';
import { literal } from '../../platform/database/list-text.ts';
import { searchOf } from './search.ts';

export interface DirectoryQuery {
  limit: number;
  cursor?: string | undefined;
  search?: string | undefined;
  kind?: PartyKind | undefined;
}

interface Entry {
  id: string;
  kind: PartyKind;
  name: string;
  address: string;
  lastSeenAt: Date | null;
}

const key = { name: { column: 'nameKey', type: 'text' }, id: { column: 'id', type: 'uuid' } } as const;

/** A page of the directory by name, then id. */
export const listDirectory = (db: Db, company: CompanyId, { limit, cursor, search, kind }: DirectoryQuery) =>
  readListPage<Entry, object>(
    db,
    company,
    {
      view: 'found_party',
      columns: 'shown.id, shown.kind, shown.name, shown.address, shown.last_seen_at as "lastSeenAt"',
      filters: ['listed and shown', ...(kind ? [`kind = ${literal(kind)}`] : [])],
      tally: { list: 'directory', facets: kind ? [kind] : null },
    },
    { binding: 'directory name', keys: [key.name, key.id], order: 'ascending', limit, cursor },
    searchOf(search, kind ?? null),
  );
