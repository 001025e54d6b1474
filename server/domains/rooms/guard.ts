import { type RawBuilder, sql } from 'kysely';
import type { Db, Trx } from '../../platform/database/database.ts';
import { type Actor, record } from '../audit/index.ts';
import {
  burst,
  daily,
  type Guard,
  givenOnGuard,
  isOn,
  patient,
  untouched,
  wronged,
  wrongOfLate,
} from './guard-rules.ts';
import type { Room } from './queries.ts';
import './tables.ts';

type GuardedRoom = Pick<Room, 'id' | 'companyId'>;

const service: Actor = { kind: 'service', id: null, name: 'Rotunda' };

const quietSince = (now: Date): Date => new Date(now.getTime() - burst.within);

/** The condition that a row of `room` is on guard, for lists. */
export const onGuard = (now: Date): RawBuilder<boolean> =>
  sql<boolean>`exists (select from room_guard g where g.room_id = room.id
    and (g.until_looked or (g.raised and g.given_at > ${quietSince(now)})))`;

/** Whether a room is on guard now: PINs let nobody in. */
export async function isGuarded(db: Db, room: GuardedRoom, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('roomGuard')
    .select(['raised', 'untilLooked', 'givenAt'])
    .where('companyId', '=', room.companyId)
    .where('roomId', '=', room.id)
    .executeTakeFirst();
  return row !== undefined && (row.untilLooked || (row.raised && row.givenAt > quietSince(now)));
}

/** Whether a room stays on guard until somebody looks, and a PIN was noted so lately that another changes nothing. */
export async function isFlooded(db: Db, { id, companyId }: GuardedRoom, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('roomGuard')
    .select('roomId')
    .where('companyId', '=', companyId)
    .where('roomId', '=', id)
    .where('untilLooked', '=', true)
    .where('givenAt', '>', new Date(now.getTime() - burst.within))
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Holds what is known of wrong PINs on a room until the transaction ends, so that of many PINs given at once, on
 * whatever node, each is counted before the next is looked at. The transaction holds nothing else: whoever changes the
 * room's PINs holds the room and then this.
 */
export async function holdGuard(trx: Trx, { id, companyId }: GuardedRoom, now: Date): Promise<Guard> {
  const row = await trx
    .insertInto('roomGuard')
    .values({ roomId: id, companyId, givenAt: now })
    .onConflict((on) => on.column('roomId').doUpdateSet((eb) => ({ roomId: eb.ref('excluded.roomId') })))
    .returning(['wrongAt', 'excess', 'givenAt', 'raised', 'untilLooked'])
    .executeTakeFirst();
  return row ? { ...row, givenAt: row.givenAt.getTime() } : untouched(now);
}

async function save(trx: Trx, { id, companyId }: GuardedRoom, guard: Guard): Promise<void> {
  await trx
    .updateTable('roomGuard')
    .set({ ...guard, wrongAt: JSON.stringify(guard.wrongAt), givenAt: new Date(guard.givenAt) })
    .where('companyId', '=', companyId)
    .where('roomId', '=', id)
    .execute();
}

/** Notes that a PIN that fits was given on guard. */
export const noteRightPin = (trx: Trx, room: GuardedRoom, guard: Guard, now: Date): Promise<void> =>
  save(trx, room, givenOnGuard(guard, now));

/**
 * Counts a wrong PIN on a room, whoever gave it, in the held guard. Whether it is this one that puts the room on guard,
 * of which somebody is to be told.
 */
export async function countWrongPin(
  trx: Trx,
  room: Pick<Room, 'id' | 'companyId' | 'kind' | 'name'>,
  guard: Guard,
  now: Date,
): Promise<boolean> {
  const next = wronged(guard, now);
  await save(trx, room, next);
  const forGood = next.untilLooked && !guard.untilLooked;
  const isNew = forGood || (isOn(next, now) && !isOn(guard, now));
  if (!isNew) return false;
  const { id, name } = room;
  const kind = room.kind === 'team' ? 'team-room' : 'room';
  await record(trx, room.companyId, {
    at: now,
    actor: service,
    act: `${kind}.guarded`,
    object: { kind, id, name },
    after: { wrongPins: wrongOfLate(next, now) },
  });
  // Not again and again in a day, whatever somebody does to have it told.
  return forGood || wrongOfLate(next, now) < 2 * burst.wrong;
}

/** A room with a new PIN, or at which somebody has looked, starts anew. */
export async function endGuard(trx: Trx, room: GuardedRoom): Promise<void> {
  await trx.deleteFrom('roomGuard').where('companyId', '=', room.companyId).where('roomId', '=', room.id).execute();
}

/** Forgets the wrong PINs of rooms that were left alone for so long that nothing of it counts; as the owner. */
export async function sweepGuards(owner: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - daily.within);
  await owner
    .deleteFrom('roomGuard')
    .where('untilLooked', '=', false)
    .where('givenAt', '<', before)
    .where(
      sql<boolean>`excess <= ${patient.honestPerDay}::float8 * extract(epoch from ${now}::timestamptz - given_at) / 86400`,
    )
    .execute();
}
