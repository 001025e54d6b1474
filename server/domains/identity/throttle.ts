import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Platform } from '../../platform/platform.ts';
import './tables.ts';

interface Allowance {
  /** Failures without a pause. */
  free: number;
  /** The longest pause in seconds; short, so that nobody can be locked out by somebody else's failures. */
  longestPause: number;
}

/** An account is tried by one person, an origin may be a whole office. */
const allowances = {
  account: { free: 5, longestPause: 30 },
  origin: { free: 20, longestPause: 60 },
  /** Mails that somebody else can ask for: at most one in 10 minutes in the long run. */
  mailbox: { free: 5, longestPause: 600 },
} as const satisfies Record<string, Allowance>;

/** Failures are forgotten after 15 quiet minutes. */
const forgottenAfterSeconds = 15 * 60;

export interface Subject {
  kind: keyof typeof allowances;
  /** An account's identifier, an email, or a network as `networkOf` names it: one party owns a whole /64 of IPv6. */
  name: string;
}

type Parts = Pick<Platform, 'clock' | 'secrets' | 'database'>;

const digestOf = ({ secrets }: Parts, { kind, name }: Subject) => secrets.digest('sign-in-failure', `${kind} ${name}`);

/**
 * Counts a try as failed before it is made, so that tries at the same moment count too; `forgive` takes it back. Pauses
 * grow by the power of two. Throws `sign_in_throttled` with the seconds to wait while a subject pauses.
 */
export async function countTry(parts: Parts, subjects: readonly Subject[]): Promise<void> {
  const { clock, database } = parts;
  const now = clock.now();
  for (const subject of subjects) {
    const digest = digestOf(parts, subject);
    const counted = await countOne(database.identity, digest, allowances[subject.kind], now);
    if (!counted)
      throw new Problem('sign_in_throttled', { retryAfter: await secondsLeft(database.identity, digest, now) });
  }
}

async function countOne(db: Db, subject: string, { free, longestPause }: Allowance, now: Date): Promise<boolean> {
  const quietSince = new Date(now.getTime() - forgottenAfterSeconds * 1000);
  const failures = sql<number>`case when f.last_at <= ${quietSince} then 1 else f.failures + 1 end`;
  const { rows } = await sql`
    insert into sign_in_failure as f (subject, failures, last_at) values (${subject}, 1, ${now})
    on conflict (subject) do update set
      failures = ${failures},
      last_at = ${now},
      blocked_until = case when (${failures}) > ${free}::integer
        then ${now}::timestamptz + make_interval(secs => least(${longestPause}::float8, power(2, least((${failures}) - ${free}::integer, 20)))) end
      where f.blocked_until is null or f.blocked_until <= ${now}
    returning subject`.execute(db);
  return rows.length > 0;
}

async function secondsLeft(db: Db, subject: string, now: Date): Promise<number> {
  const row = await db
    .selectFrom('signInFailure')
    .select('blockedUntil')
    .where('subject', '=', subject)
    .executeTakeFirst();
  const milliseconds = (row?.blockedUntil?.getTime() ?? now.getTime()) - now.getTime();
  return Math.max(1, Math.ceil(milliseconds / 1000));
}

/** After a try that succeeded: the account begins anew, of the origin only this try is taken back. */
export async function forgive(parts: Parts, subjects: readonly Subject[]): Promise<void> {
  const db = parts.database.identity;
  for (const subject of subjects) {
    const digest = digestOf(parts, subject);
    if (subject.kind === 'account') {
      await db.deleteFrom('signInFailure').where('subject', '=', digest).execute();
    } else {
      await db
        .updateTable('signInFailure')
        .set({ failures: sql`greatest(failures - 1, 0)`, blockedUntil: null })
        .where('subject', '=', digest)
        .execute();
    }
  }
}

/** Keeps the table small: forgets what no longer counts. */
export async function sweepFailures({ clock, database }: Pick<Platform, 'clock' | 'database'>): Promise<void> {
  const until = new Date(clock.now().getTime() - forgottenAfterSeconds * 1000);
  await database.identity.deleteFrom('signInFailure').where('lastAt', '<=', until).execute();
}
