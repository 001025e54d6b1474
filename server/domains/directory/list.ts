import { sql } from 'kysely';
import type { PartyKind } from '../../../contract/directory.ts';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { keysetPage } from '../../platform/database/keyset.ts';
import { searchParties } from './queries.ts';
import './tables.ts';

export interface DirectoryQuery {
  limit: number;
  cursor?: string | undefined;
  search?: string | undefined;
  kind?: PartyKind | undefined;
}

/** A page of the directory by name, then id; `total` counts all that the filters let through. */
export async function listDirectory(db: Db, company: CompanyId, { limit, cursor, search, kind }: DirectoryQuery) {
  const typed = search?.trim();
  let listed = db
    .selectFrom('party')
    .where('companyId', '=', company)
    // As the partial index has it: a prepared statement's parameters could not be matched with it.
    .where(sql<boolean>`listed and shown`);
  if (kind) listed = listed.where('kind', '=', kind);
  if (typed) {
    listed = listed.where('id', 'in', sql<string>`(select party_id from ${searchParties(typed, kind ?? null)})`);
  }
  const { total } = await listed.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const page = await keysetPage(listed.select(['id', 'kind', 'name', 'address', 'lastSeenAt']), {
    binding: 'directory name',
    keys: [
      { column: 'nameKey', type: 'text' },
      { column: 'id', type: 'uuid' },
    ],
    order: 'ascending',
    limit,
    cursor,
  });
  return { ...page, total };
}
