import { sql } from 'kysely';
import type { CompanyId, MemberId, RoomId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { keysetPage } from '../../platform/database/keyset.ts';
import { searchParties } from '../directory/index.ts';
import { onGuard } from './guard.ts';
import { wrongOfLate } from './guard-rules.ts';
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
export async function guardedRoomsOf(db: Db, company: CompanyId, { id, administrator }: Controller, now: Date) {
  let query = db
    .selectFrom('room')
    .innerJoin('roomGuard as guard', 'guard.roomId', 'room.id')
    .select([
      'room.id',
      'room.kind',
      'room.name',
      'room.address',
      'guard.wrongAt',
      'guard.givenAt',
      'guard.untilLooked',
    ])
    .where('room.companyId', '=', company)
    .where('guard.companyId', '=', company)
    .where('room.removedAt', 'is', null)
    // As the index of the few rooms on guard has it.
    .where((eb) => eb.or([eb('guard.raised', '=', true), eb('guard.untilLooked', '=', true)]))
    .where(onGuard(now));
  if (!administrator) query = query.where((eb) => eb.or([eb('room.ownerId', '=', id), ownsByName(id)]));
  const rows = await query.orderBy('room.nameKey').orderBy('room.id').limit(mostGuarded).execute();
  return rows.map(({ wrongAt, givenAt, ...room }) => ({
    ...room,
    tries: wrongOfLate({ wrongAt }, now),
    lastTryAt: givenAt,
  }));
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
