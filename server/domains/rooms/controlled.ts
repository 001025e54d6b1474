import { sql } from 'kysely';
import type { CompanyId, MemberId, RoomId } from '../../../contract/ids.ts';
import type { Secrets } from '../../platform/config/secrets.ts';
import type { Db } from '../../platform/database/database.ts';
import { keysetPage } from '../../platform/database/keyset.ts';
import { searchParties } from '../directory/index.ts';
import { onGuard, triesOf } from './guard.ts';
import type { Controller } from './policy.ts';
import { teamRoomsOf } from './team-room-queries.ts';
import './tables.ts';

const ownsByName = (member: MemberId) =>
  sql<boolean>`(owner_rule = 'everyone' or owner_rule = 'members' and exists (
    select from room_owner own where own.room_id = room.id and own.member_id = ${member}))`;

/** A page of the team rooms that a member has control of, by name. */
export async function listControlled(
  db: Db,
  company: CompanyId,
  { id, administrator }: Controller,
  { limit, cursor, search }: { limit: number; cursor?: string | undefined; search?: string | undefined },
  now: Date,
) {
  const typed = search?.trim();
  let query = teamRoomsOf(db, company, 'there', now);
  if (!administrator) query = query.where(ownsByName(id));
  if (typed) query = query.where(sql<boolean>`id in (select party_id from ${searchParties(typed, 'room')})`);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const page = await keysetPage(query.select(['id', 'name', 'address']), {
    binding: 'controlled rooms',
    keys: [
      { column: 'nameKey', type: 'text' },
      { column: 'id', type: 'uuid' },
    ],
    order: 'ascending',
    ...{ limit, cursor },
  });
  return { ...page, total };
}

const mostGuarded = 100;

/** Rooms on guard that a member has control of, the own one too. */
export function guardedRoomsOf(
  db: Db,
  company: CompanyId,
  { id, administrator }: Controller,
  secrets: Secrets,
  now: Date,
) {
  let query = db
    .selectFrom('room')
    .select(['id', 'kind', 'name', 'address', 'guardedAt'])
    .select(triesOf(secrets))
    .where('companyId', '=', company)
    .where('removedAt', 'is', null)
    // The few rooms with wrong PINs are found first, by that table.
    .where(sql<boolean>`(guarded_at is not null or id in (select room_id from pin_failure))`)
    .where(onGuard(secrets, now));
  if (!administrator) query = query.where((eb) => eb.or([eb('ownerId', '=', id), ownsByName(id)]));
  return query.orderBy('nameKey').orderBy('id').limit(mostGuarded).execute();
}

/** Whether a member has control of a room that is there. */
export async function hasControl(
  db: Db,
  company: CompanyId,
  room: RoomId,
  { id, administrator }: Controller,
): Promise<boolean> {
  let query = db
    .selectFrom('room')
    .select('id')
    .where('companyId', '=', company)
    .where('id', '=', room)
    .where('removedAt', 'is', null);
  if (!administrator) query = query.where((eb) => eb.or([eb('ownerId', '=', id), ownsByName(id)]));
  return (await query.executeTakeFirst()) !== undefined;
}
