import type { z } from 'zod';
import type { CompanyId } from '../../../contract/ids.ts';
import { type MemberRow, memberStatus, type members } from '../../../contract/members.ts';
import { accessRight as accessRights } from '../../../contract/values.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Key, Keyset } from '../../platform/database/keyset.ts';
import type { List } from '../../platform/database/list.ts';
import { readListPage, readWrittenPage } from '../../platform/database/list-page.ts';
import { literal } from '../../platform/database/list-text.ts';
import { instantJson, plainJson, textJson, writtenColumns } from '../../platform/database/written-rows.ts';
import { searchOf } from '../directory/index.ts';
import type { Member } from './queries.ts';

type ListInput = z.output<NonNullable<(typeof members.list)['~orpc']['inputSchema']>>;
type MemberFilter = Pick<ListInput, 'search' | 'accessRight' | 'status' | 'sort' | 'order'>;
type Query = MemberFilter & Pick<ListInput, 'limit' | 'cursor'>;

export interface ListedMember
  extends Pick<Member, 'id' | 'fullName' | 'email' | 'address' | 'accessRight' | 'status' | 'version'> {
  /** As the database writes it in UTC: a `Date` for each row would take longer than the rest of it. */
  lastSeenAt: string | null;
  inCall: boolean;
}

const text = (column: string): Key => ({ column, type: 'text' });

/** Columns of each order; the id is always the last, so that every row has one place. */
const keys: Readonly<Record<ListInput['sort'], readonly Key[]>> = {
  fullName: [text('nameKey')],
  email: [text('email')],
  videoAddress: [text('address')],
  accessRight: [text('accessRight'), text('nameKey')],
  status: [text('status'), text('nameKey')],
  lastSeenAt: [{ column: 'seenKey', type: 'timestamptz' }],
};

export const keysetOf = ({ sort, order, limit, cursor }: Query): Keyset => ({
  binding: `members ${sort}`,
  keys: [...keys[sort], { column: 'id', type: 'uuid' }],
  order,
  limit,
  cursor,
});

/** As the tally of members counts them. */
function facetsOf({ accessRight, status }: MemberFilter): string[] | null {
  if (!accessRight && !status) return null;
  const rights = accessRight ? [accessRight] : accessRights.options;
  const states = status ? [status] : memberStatus.options;
  return rights.flatMap((right) => states.map((state) => `${right} ${state}`));
}

const inCall = 'shown.id in (select party_id from party_in_call where company_id = $1)';

const columns = `shown.id, shown.full_name as "fullName", shown.email, shown.address, shown.access_right as "accessRight",
  shown.status, shown.last_seen_at::text as "lastSeenAt", shown.version, ${inCall} as "inCall"`;

/** For the contract's rows, in which who is in no call is offline. */
const written = writtenColumns<MemberRow>({
  fullName: textJson('shown.full_name'),
  email: plainJson('shown.email'),
  videoAddress: plainJson('shown.address'),
  accessRight: plainJson('shown.access_right'),
  status: plainJson('shown.status'),
  lastSeenAt: instantJson('shown.last_seen_at'),
  version: 'shown.version',
  // Last, where `withPresence` looks for it.
  presence: plainJson(`case when ${inCall} then 'in-call' else 'offline' end`),
});

export const memberList = (filter: MemberFilter, shown = columns): List => ({
  view: 'found_member',
  columns: shown,
  filters: [
    ...(filter.accessRight ? [`access_right = ${literal(filter.accessRight)}`] : []),
    ...(filter.status ? [`status = ${literal(filter.status)}`] : []),
  ],
  tally: { list: 'members', facets: facetsOf(filter) },
  byParts: true,
  beside: `(select left_over from licence_left where company_id = $1 and kind = 'member') as "licencesLeft"`,
});

interface Beside {
  licencesLeft: number | null;
}

/** A page of members in one of the orders, with the licences that are left. */
export const listMembers = (db: Db, company: CompanyId, query: Query) =>
  readListPage<ListedMember, Beside>(db, company, memberList(query), keysetOf(query), searchOf(query.search, 'member'));

/** The same with rows as JSON of the contract. */
export const writeMembers = (db: Db, company: CompanyId, query: Query) =>
  readWrittenPage<Beside>(db, company, memberList(query, written), keysetOf(query), searchOf(query.search, 'member'));
