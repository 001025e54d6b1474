import { sql } from 'kysely';
import type { AccountId, CompanyId, RoomId } from '../../../contract/ids.ts';
import type { Secrets } from '../../platform/config/secrets.ts';
import type { Db } from '../../platform/database/database.ts';
import { networkOf } from '../../platform/http/network.ts';
import './tables.ts';

const freeTries = 5;
const firstWaitSeconds = 30;
const quietHours = 48;

/** One that guesses. */
export interface PinSubject {
  /** Keyed. */
  digest: string;
  /** An account is one person; behind a network address others may be, who are not to wait for a day. */
  longestWaitSeconds: number;
}

/** Who guesses: an account, or a network address (one /64 network on IPv6). */
export function pinSubject(secrets: Secrets, who: { account: AccountId } | { origin: string }): PinSubject {
  if ('account' in who) {
    return { digest: secrets.digest('pin-subject', `account ${who.account}`), longestWaitSeconds: 24 * 3600 };
  }
  const digest = secrets.digest('pin-subject', `origin ${networkOf(who.origin)}`);
  return { digest, longestWaitSeconds: 4 * 3600 };
}

/** Seconds that a subject still has to wait before it may give another PIN for this room; 0 where it may now. */
export async function pinBlockedFor(
  db: Db,
  company: CompanyId,
  room: RoomId,
  { digest }: PinSubject,
  now: Date,
): Promise<number> {
  const row = await db
    .selectFrom('pinFailure')
    .select('blockedUntil')
    .where('companyId', '=', company)
    .where('roomId', '=', room)
    .where('subject', '=', digest)
    .executeTakeFirst();
  const left = row?.blockedUntil ? row.blockedUntil.getTime() - now.getTime() : 0;
  return Math.max(0, Math.ceil(left / 1000));
}

/**
 * Counts a wrong PIN and answers the seconds to wait: none for the first 4, then 30, doubled with each further one, up
 * to a day for an account and 4 hours for an origin. A right PIN in between does not start anew: a guest with the guest
 * PIN could guess the host PIN else. 48 quiet hours do.
 */
export async function notePinFailure(
  db: Db,
  company: CompanyId,
  room: RoomId,
  { digest, longestWaitSeconds }: PinSubject,
  now: Date,
): Promise<number> {
  const quietSince = new Date(now.getTime() - quietHours * 3_600_000);
  const { rows } = await sql<{ wait: number }>`
    insert into pin_failure as old (room_id, subject, company_id, failures, last_at)
    values (${room}, ${digest}, ${company}, 1, ${now})
    on conflict (room_id, subject) do update set
      failures = case when old.last_at < ${quietSince} then 1 else old.failures + 1 end,
      last_at = excluded.last_at,
      blocked_until = case when old.last_at < ${quietSince} or old.failures + 1 < ${freeTries}::int then null
        else excluded.last_at + make_interval(secs => least(${longestWaitSeconds}::float8,
          ${firstWaitSeconds}::float8 * power(2, least(old.failures + 1 - ${freeTries}::int, 20)))) end
    returning coalesce(extract(epoch from blocked_until - last_at), 0)::int as wait`.execute(db);
  return rows[0]?.wait ?? 0;
}

/** Forgets wrong PINs older than 48 hours, of every company; as the owner. */
export async function sweepPinFailures(owner: Db, now: Date): Promise<void> {
  await owner
    .deleteFrom('pinFailure')
    .where('lastAt', '<', new Date(now.getTime() - quietHours * 3_600_000))
    .execute();
}
