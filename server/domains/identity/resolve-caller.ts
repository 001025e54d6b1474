import { LRUCache } from 'lru-cache';
import type { CompanyId, MemberId } from '../../../contract/ids.ts';
import type { Caller, HeaderFields } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { bearerOf, findToken, tokenDigest, touchToken } from './access-tokens.ts';
import { sessionOfToken } from './operations/make-token.ts';
import { type Membership, membershipOf } from './queries.ts';
import { onSessionChange, type SessionChange } from './session-changes.ts';
import { cookieName, cookieSecret, openCookie, readCookie, sessionSeconds } from './session-cookie.ts';
import { findSession, touchSession } from './session-queries.ts';

type SignedIn = Extract<Caller, { kind: 'account' }>;

interface Known {
  caller: SignedIn;
  expiresAt: number;
  /** When the database last heard of its use. */
  seenAt: number;
  /** Tells the database of a use. */
  noteUse(known: Known, at: Date): Promise<void>;
}

/** Who would be signed in, were the company open; looked up anew each time. */
interface Refused {
  refusedFor: CompanyId;
}

export interface CallerPorts {
  /** Told at most once in 5 minutes for each session in use; an access token is not its person. */
  onSeen(member: { id: MemberId; company: CompanyId }, at: Date): Promise<void>;
}

/** How long a look-up may serve, in milliseconds, and for how many sessions. */
const keptMilliseconds = 60_000;
const keptSessions = 10_000;

const seenEveryMilliseconds = 5 * 60_000;
const anonymous: Caller = { kind: 'anonymous' };

/**
 * Makes the look-up of who calls, by the session's cookie or by an access token. Two statements at the first sight, none
 * within the minute after; only while notifications arrive, which drop what changed at once.
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
    for (const [key, { caller }] of cache) if (isTouched(caller, change)) cache.delete(key);
  });
  // Nothing is put in until notifications arrive again.
  fanout.onUp(() => {
    changes += 1;
    cache.clear();
  });

  async function lookUpSession(cookie: string, now: Date): Promise<Known | Refused | null> {
    const token = openCookie(secret, cookie);
    const session = token === null ? undefined : await findSession(database.identity, token, now);
    if (!session) return null;
    const membership = await membershipOf(database.resolver, session.userId);
    const caller = callerOf(
      { account: session.userId, name: session.name, session: session.id, token: null, operator: session.isOperator },
      membership,
    );
    if (!caller) return refusedOf(membership);
    // Who has just signed in was not noted yet.
    const isNew = session.updatedAt.getTime() - session.createdAt.getTime() < 1000;
    const seenAt = isNew ? 0 : session.updatedAt.getTime();
    return { caller, expiresAt: session.expiresAt.getTime(), seenAt, noteUse: noteSession };
  }

  async function noteSession(known: Known, at: Date): Promise<void> {
    known.expiresAt = at.getTime() + sessionSeconds * 1000;
    const { session, member } = known.caller;
    await touchSession(database.identity, session, {
      at,
      expiresAt: new Date(known.expiresAt),
      unlessSince: new Date(at.getTime() - seenEveryMilliseconds),
    });
    if (member) await ports.onSeen(member, at);
  }

  async function lookUpToken(bearer: string, now: Date): Promise<Known | Refused | null> {
    const found = await findToken(database.identity, tokenDigest(platform.secrets, bearer), now);
    if (!found) return null;
    const { id, account, accountName, name: tokenName, scopes, expiresAt, lastUsedAt, isOperator } = found;
    const token = { name: tokenName, scopes };
    const who = { account, name: accountName, session: sessionOfToken(id), token, operator: isOperator };
    const membership = await membershipOf(database.resolver, account);
    const caller = callerOf(who, membership);
    if (!caller) return refusedOf(membership);
    const noteUse = async (_known: Known, at: Date) =>
      void (await touchToken(database.identity, id, at, new Date(at.getTime() - seenEveryMilliseconds)));
    return { caller, expiresAt: expiresAt.getTime(), seenAt: lastUsedAt?.getTime() ?? 0, noteUse };
  }

  async function find(by: 'cookie' | 'bearer', proof: string, lookUp: typeof lookUpToken): Promise<Caller> {
    const now = clock.now();
    const before = changes;
    // A session is no access token, nor the other way round, also while both are known.
    const key = `${by} ${proof}`;
    const known = cache.get(key) ?? (await lookUp(proof, now));
    if (known && 'refusedFor' in known) return { kind: 'anonymous', refusedFor: known.refusedFor };
    if (!known || known.expiresAt <= now.getTime()) return anonymous;
    if (fanout.up && before === changes && !cache.has(key)) cache.set(key, known);
    if (now.getTime() - known.seenAt >= seenEveryMilliseconds) {
      known.seenAt = now.getTime();
      // Nobody waits for it, and a session is no less valid where it fails.
      known.noteUse(known, now).catch((error: unknown) => log.warn({ err: error }, 'could not note a use'));
    }
    return known.caller;
  }

  return async (headers) => {
    // Who sends an access token means it, whatever cookies are beside it.
    const authorization = headers.get('authorization');
    if (authorization !== null) {
      const bearer = bearerOf(authorization);
      return bearer === null ? anonymous : find('bearer', bearer, lookUpToken);
    }
    const cookie = readCookie(headers, name);
    return cookie === null ? anonymous : find('cookie', cookie, lookUpSession);
  };
}

function isTouched({ account, member, session, operator }: SignedIn, change: SessionChange): boolean {
  if (change.kind === 'session-ended') return session === change.session;
  // An operator of a company that is not open is known without it.
  if (change.kind === 'company-changed') return member ? member.company === change.company : operator;
  return account === change.account;
}

const isOpen = ({ companyStatus }: Membership) => companyStatus === 'active' || companyStatus === 'trial';

const refusedOf = (membership: Membership | undefined): Refused | null =>
  membership?.status === 'active' && !isOpen(membership) ? { refusedFor: membership.companyId } : null;

/** Who calls; null for somebody removed or suspended, who is treated as not signed in. */
export function callerOf(
  who: Pick<SignedIn, 'account' | 'name' | 'session' | 'token' | 'operator'>,
  membership: Membership | undefined,
): SignedIn | null {
  if (membership?.status !== 'active' || !isOpen(membership))
    return who.operator ? { kind: 'account', ...who, member: null } : null;
  const { memberId, companyId, accessRight } = membership;
  const member = { id: memberId, company: companyId, administrator: accessRight === 'administrator' };
  return { kind: 'account', ...who, member };
}
