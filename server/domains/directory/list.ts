import { sql } from 'kysely';
import type { PartyKind } from '../../../contract/directory.ts';
import type { CompanyId } from '../../../contract/ids.ts';
import { cutPage, decodeCursor, encodeCursor } from '../../platform/database/cursor.ts';
import type { Db } from '../../platform/database/database.ts';
import { searchParties } from './queries.ts';
import './tables.ts';

export interface DirectoryQuery {
  limit: number;
  cursor?: string | undefined;
  search?: string | undefined;
  kind?: PartyKind | undefined;
}

const binding = 'directory name';

/** A page of the directory by name, then id; `total` counts all that the filters let through. */
export async function listDirectory(db: Db, company: CompanyId, { limit, cursor, search, kind }: DirectoryQuery) {
  const typed = search?.trim();
  const listed = () => {
    let query = db
      .selectFrom('party')
      .where('companyId', '=', company)
      // As the partial index has it: a prepared statement's parameters could not be matched with it.
      .where(sql<boolean>`listed and shown`);
    if (kind) query = query.where('kind', '=', kind);
    if (typed)
      query = query.where('id', 'in', sql<string>`(select party_id from ${searchParties(typed, kind ?? null)})`);
    return query;
  };
  const { total } = await listed()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  let page = listed()
    .select(['id', 'kind', 'name', 'address', 'lastSeenAt', 'nameKey'])
    .orderBy('nameKey')
    .orderBy('id')
    .limit(limit + 1);
  if (cursor) {
    const [name, id] = decodeCursor(binding, cursor, 2);
    page = page.where(sql<boolean>`(name_key, id) > (${name}, ${id}::uuid)`);
  }
  const cursorOf = (last: { nameKey: string; id: string }) => encodeCursor(binding, [last.nameKey, last.id]);
  return { ...cutPage(await page.execute(), limit, cursorOf), total };
}
