import { sql } from 'kysely';
import type { z } from 'zod';
import type { CompanyId } from '../../../contract/ids.ts';
import type { RemovedMember, removedMembers } from '../../../contract/removed-members.ts';
import type { Db } from '../../platform/database/database.ts';
import { type Key, keysetPage } from '../../platform/database/keyset.ts';
import { daysAfter, holdDays, searchParties } from '../directory/index.ts';
import type { Member } from './queries.ts';
import './tables.ts';

type RemovedInput = z.output<NonNullable<(typeof removedMembers.removed)['~orpc']['inputSchema']>>;

const columns: Readonly<Record<RemovedInput['sort'], Key>> = {
  removedAt: { column: 'removedAt', type: 'timestamptz' },
  fullName: { column: 'nameKey', type: 'text' },
  email: { column: 'email', type: 'text' },
  videoAddress: { column: 'address', type: 'text' },
  accessRight: { column: 'accessRight', type: 'text' },
  // Whole days, which are fewer the earlier it was.
  daysLeft: { column: 'removedAt', type: 'timestamptz' },
};

const dayMs = 24 * 60 * 60 * 1000;

export type RemovedRow = Pick<Member, 'id' | 'fullName' | 'email' | 'address' | 'accessRight'> & { removedAt: Date };

/** Row → contract shape. */
export function presentRemoved(row: RemovedRow, now: Date): RemovedMember {
  const erasedAt = daysAfter(row.removedAt, holdDays);
  return {
    id: row.id,
    fullName: row.fullName,
    email: row.email,
    videoAddress: row.address,
    accessRight: row.accessRight,
    removedAt: row.removedAt.toISOString(),
    erasedAt: erasedAt.toISOString(),
    daysLeft: Math.max(0, Math.ceil((erasedAt.getTime() - now.getTime()) / dayMs)),
  };
}

/** A page of the members whose removal can still be undone at `now`. */
export async function listRemoved(db: Db, company: CompanyId, input: RemovedInput, now: Date) {
  const { search, sort, order, limit, cursor } = input;
  const typed = search?.trim();
  let removed = db
    .selectFrom('member')
    .where('companyId', '=', company)
    .where('removedAt', 'is not', null)
    .where('removedAt', '>', daysAfter(now, -holdDays));
  if (typed)
    removed = removed.where(sql<boolean>`id in (select party_id from ${searchParties(typed, 'removed member')})`);
  const { total } = await removed.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = removed
    .select(['id', 'fullName', 'email', 'address', 'accessRight'])
    .select(sql<Date>`removed_at`.as('removedAt'));
  const keys: Key[] = [columns[sort], { column: 'id', type: 'uuid' }];
  const page = await keysetPage(rows, { binding: `removed ${sort}`, keys, order, limit, cursor });
  return { ...page, total };
}
