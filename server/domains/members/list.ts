import { sql } from 'kysely';
import type { z } from 'zod';
import type { CompanyId } from '../../../contract/ids.ts';
import type { members } from '../../../contract/members.ts';
import type { Db } from '../../platform/database/database.ts';
import { cutKeysetPage, type Key, type Keyset, keysetQuery } from '../../platform/database/keyset.ts';
import { searchParties } from '../directory/index.ts';
import './tables.ts';

type ListInput = z.output<NonNullable<(typeof members.list)['~orpc']['inputSchema']>>;
type Sort = ListInput['sort'];

const text = (column: string): Key => ({ column, type: 'text' });

/** Columns of each order; the id is always the last, so that every row has one place. */
const columns: Readonly<Record<Sort, readonly Key[]>> = {
  fullName: [text('nameKey')],
  email: [text('email')],
  videoAddress: [text('address')],
  accessRight: [text('accessRight'), text('nameKey')],
  status: [text('status'), text('nameKey')],
  lastSeenAt: [{ column: 'seenKey', type: 'timestamptz' }],
};

function filtered(db: Db, company: CompanyId, { search, accessRight, status }: ListInput) {
  const typed = search?.trim();
  let query = db.selectFrom('member').where('companyId', '=', company).where('removedAt', 'is', null);
  if (accessRight) query = query.where('accessRight', '=', accessRight);
  if (status) query = query.where('status', '=', status);
  if (typed) query = query.where(sql<boolean>`id in (select party_id from ${searchParties(typed, 'member')})`);
  return query;
}

const keysetOf = ({ sort, order, limit, cursor }: ListInput): Keyset => ({
  binding: `members ${sort}`,
  keys: [...columns[sort], { column: 'id', type: 'uuid' }],
  order,
  limit,
  cursor,
});

/** The rows of a page, and one more where there is another page. */
export const pageOfMembers = (db: Db, company: CompanyId, input: ListInput) =>
  keysetQuery(filtered(db, company, input).selectAll(), keysetOf(input));

/** A page of members in one of the orders; `total` counts all that search and filters let through. */
export async function listMembers(db: Db, company: CompanyId, input: ListInput) {
  const { total } = await filtered(db, company, input)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { ...cutKeysetPage(await pageOfMembers(db, company, input).execute(), keysetOf(input)), total };
}
