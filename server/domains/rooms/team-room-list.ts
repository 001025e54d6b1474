import { sql } from 'kysely';
import type { z } from 'zod';
import type { CompanyId } from '../../../contract/ids.ts';
import type { teamRooms } from '../../../contract/team-rooms.ts';
import type { Db } from '../../platform/database/database.ts';
import { type Key, keysetPage, type LooseKey } from '../../platform/database/keyset.ts';
import { daysAfter, searchParties } from '../directory/index.ts';
import { lastUsedBy, type ShownTeamRoom, teamRoomsOf, withShown } from './team-room-queries.ts';

type ListInput = z.output<NonNullable<(typeof teamRooms.list)['~orpc']['inputSchema']>>;

const text = (column: string): Key => ({ column, type: 'text' });

/** Columns of each order; the id is always the last, so that every row has one place. */
const columns: Readonly<Record<ListInput['sort'], readonly LooseKey[]>> = {
  name: [text('nameKey')],
  videoAddress: [text('address')],
  ownerRule: [text('ownerRule'), text('nameKey')],
  pins: [
    { column: sql`((host_pin is not null)::int + (guest_pin is not null)::int)`, type: 'integer' },
    text('nameKey'),
  ],
  lobby: [{ column: sql`lobby::int`, type: 'integer' }, text('nameKey')],
  lastUsedBy: [{ column: sql`search_text(coalesce(${lastUsedBy}, ''))`, type: 'text' }, text('nameKey')],
  lastUsedAt: [{ column: 'usedKey', type: 'timestamptz' }],
  createdAt: [{ column: 'createdAt', type: 'timestamptz' }],
};

function filtered(db: Db, company: CompanyId, input: ListInput, now: Date) {
  const { search, ownerRule, pins, unusedForDays, state } = input;
  const typed = search?.trim();
  let query = teamRoomsOf(db, company, state, now);
  if (ownerRule) query = query.where('ownerRule', '=', ownerRule);
  if (pins) query = query.where('hostPin', pins === 'set' ? 'is not' : 'is', null);
  if (unusedForDays) {
    // A room that was added since then had no time to be used.
    const since = daysAfter(now, -unusedForDays);
    query = query.where('usedKey', '<', since).where('createdAt', '<', since);
  }
  if (typed) {
    const found = searchParties(typed, state === 'there' ? 'room' : 'removed room');
    query = query.where(sql<boolean>`id in (select party_id from ${found})`);
  }
  return query;
}

/** A page of team rooms in one of the orders; `total` counts all that search and filters let through. */
export async function listTeamRooms(
  db: Db,
  company: CompanyId,
  input: ListInput,
  now: Date,
): Promise<{ items: ShownTeamRoom[]; nextCursor: string | null; total: number }> {
  const { sort, order, limit, cursor, state } = input;
  const { total } = await filtered(db, company, input, now)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const page = await keysetPage(withShown(filtered(db, company, input, now), now), {
    binding: `team-rooms ${state} ${sort}`,
    keys: [...columns[sort], { column: 'id', type: 'uuid' }],
    ...{ order, limit, cursor },
  });
  return { ...page, total };
}
