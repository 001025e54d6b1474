import { sql } from 'kysely';
import type { z } from 'zod';
import type { CompanyId } from '../../../contract/ids.ts';
import type { members } from '../../../contract/members.ts';
import { decodeCursor, encodeCursor } from '../../platform/database/cursor.ts';
import type { Db } from '../../platform/database/database.ts';
import { searchParties } from '../directory/index.ts';
import './tables.ts';

type Column = 'nameKey' | 'email' | 'address' | 'accessRight' | 'status' | 'seenKey';
type ListInput = z.output<NonNullable<(typeof members.list)['~orpc']['inputSchema']>>;
type Sort = ListInput['sort'];

/** Columns of each order; the id is always the last, so that every row has one place. */
const columns: Readonly<Record<Sort, readonly Column[]>> = {
  fullName: ['nameKey'],
  email: ['email'],
  videoAddress: ['address'],
  accessRight: ['accessRight', 'nameKey'],
  status: ['status', 'nameKey'],
  lastSeenAt: ['seenKey'],
};

const place = (column: Column | 'id', text: string) => {
  if (column === 'id') return sql`${text}::uuid`;
  return column === 'seenKey' ? sql`${text}::timestamptz` : sql`${text}`;
};

function filtered(db: Db, company: CompanyId, { search, accessRight, status }: ListInput) {
  const typed = search?.trim();
  let query = db.selectFrom('member').where('companyId', '=', company).where('removedAt', 'is', null);
  if (accessRight) query = query.where('accessRight', '=', accessRight);
  if (status) query = query.where('status', '=', status);
  if (typed) query = query.where(sql<boolean>`id in (select party_id from ${searchParties(typed, 'member')})`);
  return query;
}

/** The rows of a page, and one more where there is another page. */
export function pageOfMembers(db: Db, company: CompanyId, input: ListInput) {
  const keys = [...columns[input.sort], 'id'] as const;
  const direction = input.order === 'ascending' ? 'asc' : 'desc';
  let page = filtered(db, company, input)
    .selectAll()
    .select(sql<string[]>`array[${sql.join(keys.map((key) => sql`${sql.ref(key)}::text`))}]`.as('place'))
    .limit(input.limit + 1);
  for (const key of keys) page = page.orderBy(key, direction);
  if (!input.cursor) return page;
  const given = decodeCursor(bindingOf(input), input.cursor, keys.length);
  const here = sql.join(keys.map((key) => sql.ref(key)));
  const after = sql.join(keys.map((key, at) => place(key, given[at] ?? '')));
  const beyond = sql.raw(direction === 'asc' ? '>' : '<');
  return page.where(sql<boolean>`(${here}) ${beyond} (${after})`);
}

const bindingOf = ({ sort, order }: ListInput) => `members ${sort} ${order}`;

/** A page of members in one of the orders; `total` counts all that search and filters let through. */
export async function listMembers(db: Db, company: CompanyId, input: ListInput) {
  const { total } = await filtered(db, company, input)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await pageOfMembers(db, company, input).execute();
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  const nextCursor = last && rows.length > input.limit ? encodeCursor(bindingOf(input), last.place) : null;
  return { items, total, nextCursor };
}
