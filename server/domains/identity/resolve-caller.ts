import { LRUCache } from 'lru-cache';
import type { CompanyId, MemberId } from '../../../contract/ids.ts';
import type { Caller, HeaderFields } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Membership, membershipOf } from './queries.ts';
import { onSessionChange } from './session-changes.ts';
import { cookieName, cookieSecret, openCookie, readCookie, sessionSeconds } from './session-cookie.ts';
import { findSession, touchSession } from './session-queries.ts';

type SignedIn = Extract<Caller, { kind: 'account' }>;

interface Known {
  caller: SignedIn;
  expiresAt: number;
  /** When the database last heard of the session's use. */
  seenAt: number;
}

export interface CallerPorts {
  /** Told at most once in 5 minutes for each session in use. */
  onSeen(member: { id: MemberId; company: CompanyId }, at: Date): Promise<void>;
}

/** How long a look-up may serve, in milliseconds, and for how many sessions. */
const keptMilliseconds = 60_000;
const keptSessions = 10_000;

const seenEveryMilliseconds = 5 * 60_000;
const anonymous: Caller = { kind: 'anonymous' };

/**
 * Makes the look-up of who calls, by the session's cookie. Two statements at the first sight of a session, none within
 * the minute after; only while notifications arrive, which drop what changed at once.
 */
export function createCallerResolver(
  platform: Platform,
  ports: CallerPorts,
): (headers: HeaderFields) => Promise<Caller> {
  const { clock, config, database, fanout, log } = platform;
  const name = cookieName(config, 'session');
  const secret = cookieSecret(platform.secrets);
  const cache = new LRUCache<string, Known>({ max: keptSessions, ttl: keptMilliseconds });
  /** Grows with every change: a look-up that was under way at a change is not kept. */
  let changes = 0;

  onSessionChange(fanout, (change) => {
    changes += 1;
    for (const [cookie, { caller }] of cache) {
      const touched =
        change.kind === 'session-ended' ? caller.session === change.session : caller.account === change.account;
      if (touched) cache.delete(cookie);
    }
  });
  // Nothing is put in until notifications arrive again.
  fanout.onUp(() => {
    changes += 1;
    cache.clear();
  });

  async function lookUp(cookie: string, now: Date): Promise<Known | null> {
    const token = openCookie(secret, cookie);
    const session = token === null ? undefined : await findSession(database.identity, token, now);
    if (!session) return null;
    const membership = await membershipOf(database.resolver, session.userId);
    const caller = callerOf(
      { account: session.userId, name: session.name, session: session.id, token: null, operator: session.isOperator },
      membership,
    );
    // Who has just signed in was not noted yet.
    const isNew = session.updatedAt.getTime() - session.createdAt.getTime() < 1000;
    const seenAt = isNew ? 0 : session.updatedAt.getTime();
    return caller && { caller, expiresAt: session.expiresAt.getTime(), seenAt };
  }

  async function noteUse(known: Known, at: Date): Promise<void> {
    known.seenAt = at.getTime();
    known.expiresAt = at.getTime() + sessionSeconds * 1000;
    const { session, member } = known.caller;
    await touchSession(database.identity, session, {
      at,
      expiresAt: new Date(known.expiresAt),
      unlessSince: new Date(at.getTime() - seenEveryMilliseconds),
    });
    if (member) await ports.onSeen(member, at);
  }

  return async (headers) => {
    const cookie = readCookie(headers, name);
    if (cookie === null) return anonymous;
    const now = clock.now();
    const before = changes;
    const known = cache.get(cookie) ?? (await lookUp(cookie, now));
    if (!known || known.expiresAt <= now.getTime()) return anonymous;
    if (fanout.up && before === changes && !cache.has(cookie)) cache.set(cookie, known);
    if (now.getTime() - known.seenAt >= seenEveryMilliseconds) {
      // Nobody waits for it, and a session is no less valid where it fails.
      noteUse(known, now).catch((error: unknown) => log.warn({ err: error }, 'could not note the use of a session'));
    }
    return known.caller;
  };
}

/** Who calls; null for somebody removed or suspended, who is treated as not signed in. */
export function callerOf(
  who: Pick<SignedIn, 'account' | 'name' | 'session' | 'token' | 'operator'>,
  membership: Membership | undefined,
): SignedIn | null {
  const active =
    membership?.status === 'active' && (membership.companyStatus === 'active' || membership.companyStatus === 'trial');
  if (!active) return who.operator ? { kind: 'account', ...who, member: null } : null;
  const { memberId, companyId, accessRight } = membership;
  const member = { id: memberId, company: companyId, administrator: accessRight === 'administrator' };
  return { kind: 'account', ...who, member };
}
