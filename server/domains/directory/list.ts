import { sql } from 'kysely';
import type { PartyKind } from '../../../contract/directory.ts';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { readListPage } from '../../platform/database/list-page.ts';
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

/** A page of the directory by name, then id. */
export function listDirectory(db: Db, company: CompanyId, { limit, cursor, search, kind }: DirectoryQuery) {
  return readListPage<Entry, object>(
    db,
    {
      view: 'foundParty',
      company,
      columns: sql`shown.id, shown.kind, shown.name, shown.address, shown.last_seen_at as "lastSeenAt"`,
      // Literals where an index is partial: a prepared statement's parameters could not be matched with it.
      conditions: [
        sql`company_id = ${company}`,
        sql`listed and shown`,
        ...(kind ? [sql<boolean>`kind = ${sql.lit(kind)}`] : []),
      ],
      tally: { list: 'directory', facets: kind ? [kind] : null },
    },
    {
      binding: 'directory name',
      keys: [
        { column: 'nameKey', type: 'text' },
        { column: 'id', type: 'uuid' },
      ],
      order: 'ascending',
      limit,
      cursor,
    },
    searchOf(search, kind ?? null),
  );
}
