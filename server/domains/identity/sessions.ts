import type { AccountId } from '../../../contract/ids.ts';
import type { SessionEndWhy } from '../../../contract/live.ts';
import type { Trx } from '../../platform/database/database.ts';
import type { RequestContext } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { rememberDevice } from './device-cookie.ts';
import { actorOf, type OwnActor, recordSession } from './session-acts.ts';
import { announce } from './session-changes.ts';
import { deleteSession, deleteSessions } from './session-queries.ts';

type Signing = Pick<RequestContext, 'origin' | 'userAgent' | 'headers' | 'answerHeaders'>;

// better-auth takes a while to load, and a start needs it for nothing.
const authOf = async (platform: Platform) => (await import('./auth.ts')).authOf(platform);

/**
 * Signs an account in on the calling browser: sets the cookie of the answer, and records it in the company's log.
 * `actor` where it is known already; null for an operator without a company. The id of the session.
 */
export async function startSession(
  platform: Platform,
  account: AccountId,
  context: Signing,
  actor?: OwnActor | null,
): Promise<string> {
  const { origin, userAgent, answerHeaders } = context;
  const { api } = await authOf(platform);
  const started = await api.startSession({
    body: { account, at: platform.clock.now(), origin, userAgent },
    returnHeaders: true,
  });
  const who = actor === undefined ? await actorOf(platform.database, account) : actor;
  // Before the cookie goes out: nobody is signed in without an entry.
  await recordSession(platform, who, context, { act: 'session.started', session: { id: started.response } });
  addCookies(answerHeaders, started.headers);
  rememberDevice(platform, account, context);
  return started.response;
}

/** Sends the session's cookie anew, so that the browser keeps it for another 30 days. */
export async function renewCookie(
  platform: Platform,
  session: string,
  { answerHeaders }: Pick<RequestContext, 'answerHeaders'>,
): Promise<void> {
  const { api } = await authOf(platform);
  const renewed = await api.renewCookie({ body: { session }, returnHeaders: true });
  addCookies(answerHeaders, renewed.headers);
}

/** Ends the session of the calling browser, if any, and takes its cookie away. */
export async function signOut(platform: Platform, { headers, answerHeaders }: Signing): Promise<void> {
  const { api } = await authOf(platform);
  const { headers: answered } = await api.signOut({
    headers: new Headers({ cookie: headers.get('cookie') ?? '' }),
    returnHeaders: true,
  });
  addCookies(answerHeaders, answered);
}

function addCookies(answerHeaders: RequestContext['answerHeaders'], from: Headers): void {
  for (const cookie of from.getSetCookie()) answerHeaders.append('set-cookie', cookie);
}

/** Ends one session, on every node within a second. False where the account has no such session. In the identity scope. */
export async function endSession(trx: Trx, account: AccountId, session: string): Promise<boolean> {
  const ended = await deleteSession(trx, account, session);
  if (ended) await announce(trx, { kind: 'session-ended', account, session });
  return ended;
}

/**
 * Ends every session of an account but `but`, on every node within a second; `why` is told to whoever is in a meeting. In
 * the identity scope.
 */
export async function endSessions(
  trx: Trx,
  account: AccountId,
  { but = null, why = null }: { but?: string | null; why?: SessionEndWhy | null } = {},
): Promise<void> {
  await deleteSessions(trx, account, but);
  await announce(trx, { kind: 'sessions-ended', account, but, why });
}
