import { type RawBuilder, sql } from 'kysely';
import type { PartyChoice } from '../../../contract/usage.ts';
import type { UsageParty } from '../../../contract/usage-values.ts';
import { cutPage, decodeCursor, encodeCursor } from '../../platform/database/cursor.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { formerMember } from '../audit/index.ts';
import { dayStart } from './facts.ts';
import { sumsOf } from './figures.ts';
import { rollups } from './rollups.ts';
import { type Sight, uuid } from './sight.ts';
import type { PartyKind } from './tables.ts';

export type Asked = PartyChoice & { limit: number; cursor?: string | undefined };

interface Row {
  id: string;
  name: string;
  nameKey: string;
  nameThen: string | null;
  address: string | null;
  listed: boolean;
  personal: boolean;
  meetings: number;
  directCalls: number;
  joins: number;
  callSeconds: number;
  roomSeconds: number;
}

const columns: Readonly<Record<PartyChoice['sort'], string>> = {
  name: 'name_key',
  meetings: 'meetings',
  directCalls: 'direct_calls',
  joins: 'joins',
  callSeconds: 'call_seconds',
  roomSeconds: 'room_seconds',
};

/** Parties of a kind with what they did in the period, as `listed` of a `with`. */
function listedCte(sight: Sight, kind: PartyKind, { used, search }: PartyChoice): RawBuilder<unknown> {
  const sums = sumsOf(sight, rollups.parties, sight.period, sql`kind = ${kind}`);
  const filters = [sql`(who.listed or used.party_id is not null)`];
  if (used === 'used') filters.push(sql`used.party_id is not null`);
  if (used === 'unused') filters.push(sql`used.party_id is null`);
  if (search) filters.push(sql`position(search_text(${search}) in who.search) > 0`);
  return sql`used as materialized (
    select party_id, sum(meetings)::int as meetings, sum(direct_calls)::int as direct_calls, sum(joins)::int as joins,
      sum(meeting_seconds + direct_seconds)::float8 as call_seconds, sum(room_seconds)::float8 as room_seconds
    from (${sums}) as sums group by party_id
    having sum(joins) > 0 or sum(meeting_seconds + direct_seconds) > 0 or sum(meetings) > 0
  ),
  listed as materialized (
    select coalesce(who.id, used.party_id) as id, coalesce(who.name, ${formerMember}::text) as name,
      coalesce(who.name_key, '') as name_key, who.address, coalesce(who.listed, false) as listed,
      who.owner_id is not null or (who.id is null and ${kind}::text <> 'member') as personal,
      coalesce(meetings, 0) as meetings, coalesce(direct_calls, 0) as direct_calls, coalesce(joins, 0) as joins,
      coalesce(call_seconds, 0) as call_seconds, coalesce(room_seconds, 0) as room_seconds
    from (select * from usage_who where company_id = ${sight.company} and kind = ${kind}) as who
    full join used on used.party_id = who.id
    where ${sql.join(filters, sql` and `)}
  )`;
}

/** What a party was called at its last call in the period. */
function nameThen({ company, period, timeZone }: Sight, kind: PartyKind): RawBuilder<unknown> {
  const end = dayStart(period.to, timeZone, 1);
  return kind === 'room'
    ? sql`(select room_name from call where company_id = ${company} and room_id = shown.id and started_at < ${end}
        order by started_at desc limit 1)`
    : sql`(select name from leg where company_id = ${company} and party_id = shown.id and joined_at < ${end}
        and not elsewhere order by joined_at desc, id desc limit 1)`;
}

export interface PartyPage {
  items: UsageParty[];
  nextCursor: string | null;
  total: number;
}

/** One page of the table of a kind. Throws `wrong_input` for a cursor of something else. */
export function readParties(sight: Sight, kind: PartyKind, asked: Asked): Promise<PartyPage> {
  return sight.privacy === 'per-person' ? readPage(sight, kind, asked) : readHidden(sight, kind, asked);
}

const bindingOf = (kind: PartyKind, { sort, order, from, to }: PartyChoice) =>
  `usage ${kind} ${sort} ${order} ${from} ${to}`;

async function readPage(sight: Sight, kind: PartyKind, asked: Asked): Promise<PartyPage> {
  const { sort, order, limit, cursor } = asked;
  const binding = bindingOf(kind, asked);
  const column = sql.raw(columns[sort]);
  const direction = sql.raw(order === 'ascending' ? 'asc' : 'desc');
  const place = cursor === undefined ? null : readPlace(binding, cursor, sort);
  const comparison = sql.raw(order === 'ascending' ? '>' : '<');
  const after = place
    ? sql`where (${column}, id) ${comparison} (${place.value}::${sql.raw(sort === 'name' ? 'text' : 'float8')}, ${place.id}::uuid)`
    : sql``;
  const listed = listedCte(sight, kind, asked);
  const { rows } = await sql<Row & { total: number }>`
    with ${listed},
    shown as (select * from listed ${after} order by ${column} ${direction}, id ${direction} limit ${limit + 1})
    select shown.*, ${nameThen(sight, kind)} as name_then, (select count(*)::int from listed) as total
    from shown order by ${column} ${direction}, id ${direction}`.execute(sight.db);
  const total = rows[0]?.total ?? (place ? await countParties(sight, kind, asked) : 0);
  const page = cutPage(rows, limit, (row) =>
    encodeCursor(binding, [sort === 'name' ? row.nameKey : String(row[sort]), row.id]),
  );
  return { ...page, items: page.items.map((row) => present(sight, kind, row)), total };
}

async function countParties(sight: Sight, kind: PartyKind, choice: PartyChoice): Promise<number> {
  const listed = listedCte(sight, kind, choice);
  const { rows } = await sql<{ total: number }>`with ${listed} select count(*)::int as total from listed`.execute(
    sight.db,
  );
  return rows[0]?.total ?? 0;
}

interface Keyed {
  key: string | number;
  id: string;
}

function compareBy(order: PartyChoice['order']): (one: Keyed, other: Keyed) => number {
  const sign = order === 'ascending' ? 1 : -1;
  return (one, other) => {
    if (one.key !== other.key) return one.key < other.key ? -sign : sign;
    if (one.id === other.id) return 0;
    return one.id < other.id ? -sign : sign;
  };
}

/** Where names are hidden, nobody searches or sorts by them: the page is cut from what is shown. */
async function readHidden(sight: Sight, kind: PartyKind, asked: Asked): Promise<PartyPage> {
  const { sort, order, limit, cursor, search } = asked;
  const binding = bindingOf(kind, asked);
  const listed = listedCte(sight, kind, { ...asked, search: undefined });
  const { rows } = await sql<Row>`with ${listed} select *, null as name_then from listed`.execute(sight.db);
  const wanted = search?.toLowerCase() ?? '';
  const keyOf = (item: UsageParty) => item[sort];
  const compare = compareBy(order);
  const shown = rows
    .map((row) => present(sight, kind, row))
    .filter(({ name, videoAddress }) => `${name} ${videoAddress ?? ''}`.toLowerCase().includes(wanted))
    .map((item) => ({ item, id: item.id, key: keyOf(item) }))
    .sort(compare);
  const [value, id] = cursor === undefined ? [] : decodeCursor(binding, cursor, 2);
  const place = value === undefined || id === undefined ? null : { key: sort === 'name' ? value : Number(value), id };
  const rest = place ? shown.filter((each) => compare(each, place) > 0) : shown;
  const page = cutPage(rest, limit, ({ key, id: last }) => encodeCursor(binding, [String(key), last]));
  return { ...page, items: page.items.map(({ item }) => item), total: shown.length };
}

function readPlace(binding: string, cursor: string, sort: PartyChoice['sort']): { value: string; id: string } {
  const [value = '', id = ''] = decodeCursor(binding, cursor, 2);
  const isReadable = uuid.test(id) && (sort === 'name' || /^\d{1,15}$/.test(value));
  if (!isReadable) throw fieldProblem('wrong_input', '/cursor', 'This cursor was changed. Start without one.');
  return { value, id };
}

function present(sight: Sight, kind: PartyKind, row: Row): UsageParty {
  const { meetings, directCalls, joins, callSeconds, roomSeconds, personal } = row;
  const name = row.nameThen ?? row.name;
  const videoAddress = row.listed ? row.address : null;
  const isPlain = sight.privacy === 'per-person' || (kind !== 'member' && !personal);
  const shown =
    kind === 'room'
      ? sight.showRoom({ id: row.id, name, videoAddress, personal })
      : { videoAddress: isPlain ? videoAddress : null, ...sight.showPerson({ id: row.id, kind, name }) };
  return {
    id: shown.id ?? row.id,
    name: shown.name,
    videoAddress: shown.videoAddress,
    nameNow: isPlain && row.listed && row.name !== name ? row.name : null,
    // Of few who were removed each would be known by it.
    removed: isPlain && !row.listed,
    personal,
    ...{ meetings, directCalls, joins, callSeconds, roomSeconds },
  };
}

/** Members that there are now. */
export async function countMembers({ db, company }: Pick<Sight, 'db' | 'company'>): Promise<number> {
  const { rows } = await sql<{ members: number }>`
    select count(*)::int as members from usage_who where company_id = ${company} and kind = 'member' and listed`.execute(
    db,
  );
  return rows[0]?.members ?? 0;
}
