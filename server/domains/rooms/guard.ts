import { sql } from 'kysely';
import type { Secrets } from '../../platform/config/secrets.ts';
import type { Trx } from '../../platform/database/database.ts';
import type { Room } from './queries.ts';
import './tables.ts';

/**
 * So many wrong PINs on one room, from wherever, put it on guard: PINs are not looked at until so many seconds have been
 * quiet. The longer window is what makes a PIN of 4 digits last against guesses from a whole botnet.
 */
const windows = [
  { name: 'minutes', wrong: 20, seconds: 10 * 60 },
  { name: 'day', wrong: 100, seconds: 24 * 3600 },
] as const;

const subjectOf = (secrets: Secrets, name: string): string => secrets.digest('pin-subject', `room ${name}`);

type GuardedRoom = Pick<Room, 'id' | 'companyId'>;

/** Whether the PINs of a room are not to be looked at now, for somebody who gives one and so keeps it on guard. */
export async function standsOnGuard(trx: Trx, secrets: Secrets, room: GuardedRoom, now: Date): Promise<boolean> {
  const guarded = await isGuarded(trx, secrets, room, now);
  if (guarded) await note(trx, secrets, room, windows[0], now);
  return guarded;
}

/** Whether a room is on guard now. */
export async function isGuarded(trx: Trx, secrets: Secrets, room: GuardedRoom, now: Date): Promise<boolean> {
  const rows = await trx
    .selectFrom('pinFailure')
    .select(['subject', 'failures', 'lastAt'])
    .where('companyId', '=', room.companyId)
    .where('roomId', '=', room.id)
    .where(
      'subject',
      'in',
      windows.map(({ name }) => subjectOf(secrets, name)),
    )
    .execute();
  return windows.some(({ name, wrong, seconds }) => {
    const row = rows.find(({ subject }) => subject === subjectOf(secrets, name));
    return row !== undefined && row.failures >= wrong && now.getTime() - row.lastAt.getTime() < seconds * 1000;
  });
}

/** Counts a wrong PIN on a room, whoever gave it. */
export async function countWrongPin(trx: Trx, secrets: Secrets, room: GuardedRoom, now: Date): Promise<void> {
  for (const window of windows) await note(trx, secrets, room, window, now);
}

async function note(
  trx: Trx,
  secrets: Secrets,
  room: GuardedRoom,
  { name, seconds }: (typeof windows)[number],
  now: Date,
): Promise<void> {
  const quietSince = new Date(now.getTime() - seconds * 1000);
  await sql`
    insert into pin_failure as old (room_id, subject, company_id, failures, last_at)
    values (${room.id}, ${subjectOf(secrets, name)}, ${room.companyId}, 1, ${now})
    on conflict (room_id, subject) do update set
      failures = case when old.last_at <= ${quietSince} then 1 else least(old.failures, 1000000) + 1 end,
      last_at = excluded.last_at`.execute(trx);
}

/** A room with a new PIN starts anew. */
export async function endGuard(trx: Trx, secrets: Secrets, room: GuardedRoom): Promise<void> {
  await trx
    .deleteFrom('pinFailure')
    .where('companyId', '=', room.companyId)
    .where('roomId', '=', room.id)
    .where(
      'subject',
      'in',
      windows.map(({ name }) => subjectOf(secrets, name)),
    )
    .execute();
}
