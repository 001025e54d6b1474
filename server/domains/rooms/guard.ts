import { type RawBuilder, sql } from 'kysely';
import type { Secrets } from '../../platform/config/secrets.ts';
import type { Trx } from '../../platform/database/database.ts';
import { type Actor, record } from '../audit/index.ts';
import type { Room } from './queries.ts';
import './tables.ts';

interface Window {
  name: string;
  /** So many wrong PINs on one room, from wherever, put it on guard: PINs are not looked at. */
  wrong: number;
  /** Seconds without a wrong PIN after which counting starts anew. */
  seconds: number;
}

/** A guard that ends by itself after so many quiet seconds. */
const quiet: Window = { name: 'minutes', wrong: 20, seconds: 10 * 60 };

/**
 * A guard that stays until somebody with control has looked or the room has another PIN: what makes a PIN of 4 digits
 * last against guesses from a whole botnet.
 */
const looked: Window = { name: 'day', wrong: 100, seconds: 24 * 3600 };

const subjectOf = (secrets: Secrets, name: string): string => secrets.digest('pin-subject', `room ${name}`);

const subjectsOf = (secrets: Secrets) => [quiet, looked].map(({ name }) => subjectOf(secrets, name));

type GuardedRoom = Pick<Room, 'id' | 'companyId'>;

const service: Actor = { kind: 'service', id: null, name: 'Rotunda' };

/** Whether the PINs of a room are not to be looked at now, for somebody who gives one and so keeps it on guard. */
export async function standsOnGuard(trx: Trx, secrets: Secrets, room: GuardedRoom, now: Date): Promise<boolean> {
  const guarded = await isGuarded(trx, secrets, room, now);
  if (guarded) await note(trx, secrets, room, quiet, now);
  return guarded;
}

/** The condition that a row of `room` is on guard, for lists. */
export function onGuard(secrets: Secrets, now: Date): RawBuilder<boolean> {
  const { name, wrong, seconds } = quiet;
  const since = new Date(now.getTime() - seconds * 1000);
  return sql<boolean>`(room.guarded_at is not null or exists (select from pin_failure tries where tries.room_id = room.id
    and tries.subject = ${subjectOf(secrets, name)} and tries.failures >= ${wrong} and tries.last_at > ${since}))`;
}

/** Wrong PINs on a row of `room` of late, and when the last one came. */
export const triesOf = (secrets: Secrets) => {
  const row = (column: 'failures' | 'last_at') => sql`(select max(tries.${sql.raw(column)}) from pin_failure tries
    where tries.room_id = room.id and tries.subject in (${sql.join(subjectsOf(secrets))}))`;
  return [
    sql<number | null>`${row('failures')}`.as('tries'),
    sql<Date | null>`${row('last_at')}`.as('lastTryAt'),
  ] as const;
};

/** Whether a room is on guard now. */
export async function isGuarded(trx: Trx, secrets: Secrets, room: GuardedRoom, now: Date): Promise<boolean> {
  const row = await trx
    .selectFrom('room')
    .select(onGuard(secrets, now).as('guarded'))
    .where('companyId', '=', room.companyId)
    .where('id', '=', room.id)
    .executeTakeFirst();
  return row?.guarded ?? false;
}

/** Counts a wrong PIN on a room, whoever gave it. Whether it is this one that puts the room on guard, of which somebody is to be told. */
export async function countWrongPin(
  trx: Trx,
  secrets: Secrets,
  room: Pick<Room, 'id' | 'companyId' | 'kind' | 'name'>,
  now: Date,
): Promise<boolean> {
  const inMinutes = await note(trx, secrets, room, quiet, now);
  const inDay = await note(trx, secrets, room, looked, now);
  if (inDay === looked.wrong) {
    await trx
      .updateTable('room')
      .set({ guardedAt: now })
      .where('companyId', '=', room.companyId)
      .where('id', '=', room.id)
      .execute();
  }
  const isNew = inMinutes === quiet.wrong || inDay === looked.wrong;
  if (isNew) {
    const { id, name } = room;
    const kind = room.kind === 'team' ? 'team-room' : 'room';
    const after = { wrongPins: inDay };
    await record(trx, room.companyId, {
      at: now,
      actor: service,
      act: `${kind}.guarded`,
      object: { kind, id, name },
      after,
    });
  }
  // Not again and again in a day, whatever somebody does to have it told.
  return isNew && (inDay < 2 * quiet.wrong || inDay === looked.wrong);
}

async function note(
  trx: Trx,
  secrets: Secrets,
  room: GuardedRoom,
  { name, seconds }: Window,
  now: Date,
): Promise<number> {
  const quietSince = new Date(now.getTime() - seconds * 1000);
  const { rows } = await sql<{ failures: number }>`
    insert into pin_failure as old (room_id, subject, company_id, failures, last_at)
    values (${room.id}, ${subjectOf(secrets, name)}, ${room.companyId}, 1, ${now})
    on conflict (room_id, subject) do update set
      failures = case when old.last_at <= ${quietSince} then 1 else least(old.failures, 1000000) + 1 end,
      last_at = excluded.last_at
    returning failures`.execute(trx);
  return rows[0]?.failures ?? 0;
}

/** A room with a new PIN, or at which somebody has looked, starts anew. */
export async function endGuard(trx: Trx, secrets: Secrets, room: GuardedRoom): Promise<void> {
  await trx
    .updateTable('room')
    .set({ guardedAt: null })
    .where('companyId', '=', room.companyId)
    .where('id', '=', room.id)
    .where('guardedAt', 'is not', null)
    .execute();
  await trx
    .deleteFrom('pinFailure')
    .where('companyId', '=', room.companyId)
    .where('roomId', '=', room.id)
    .where('subject', 'in', subjectsOf(secrets))
    .execute();
}
