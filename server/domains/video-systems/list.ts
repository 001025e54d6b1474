import { sql } from 'kysely';
import type { z } from 'zod';
import type { CompanyId } from '../../../contract/ids.ts';
import type { videoSystems } from '../../../contract/video-systems.ts';
import type { Db } from '../../platform/database/database.ts';
import { type Key, type Keyset, keysetPage, type LooseKey } from '../../platform/database/keyset.ts';
import { searchParties } from '../directory/index.ts';
import { withMembers } from './queries.ts';
import './tables.ts';

type ListInput = z.output<NonNullable<(typeof videoSystems.list)['~orpc']['inputSchema']>>;
/** Which systems, in which order. */
export type Choice = Pick<ListInput, 'search' | 'state' | 'assignment' | 'ids' | 'sort' | 'order'>;

const text = (column: string): Key => ({ column, type: 'text' });

/** Columns of each order; the id is always the last, so that every row has one place. */
const columns: Readonly<Record<ListInput['sort'], readonly LooseKey[]>> = {
  name: [text('nameKey')],
  videoAddress: [text('address')],
  state: [text('state'), text('nameKey')],
  lastSeenAt: [{ column: 'seenKey', type: 'timestamptz' }],
  member: [text('memberKey'), text('nameKey')],
  paired: [{ column: sql`(device_digest is not null)::int`, type: 'integer' }, text('nameKey')],
};

function filtered(db: Db, company: CompanyId, { search, state, assignment, ids }: Choice) {
  const typed = search?.trim();
  let query = withMembers(db, company);
  if (state) query = query.where('state', '=', state);
  if (assignment) query = query.where('memberId', assignment === 'twinned' ? 'is not' : 'is', null);
  if (ids && ids.length > 0) query = query.where('id', 'in', ids);
  if (typed) query = query.where(sql<boolean>`id in (select party_id from ${searchParties(typed, 'video-system')})`);
  return query;
}

export interface Page extends Choice {
  limit: number;
  cursor?: string | undefined;
}

const keysetOf = ({ sort, order, limit, cursor }: Page): Keyset<LooseKey> => ({
  binding: `video systems ${sort}`,
  keys: [...columns[sort], { column: 'id', type: 'uuid' }],
  order,
  limit,
  cursor,
});

/** A page of systems in one of the orders. */
export const pageOfSystems = (db: Db, company: CompanyId, page: Page) =>
  keysetPage(filtered(db, company, page).selectAll(), keysetOf(page));

/** How many systems search and filters let through. */
export async function countChosen(db: Db, company: CompanyId, choice: Choice): Promise<number> {
  const { total } = await filtered(db, company, choice)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}
