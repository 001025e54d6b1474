import type { HeaderFields, RequestContext } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { cookieName, isSecure, readCookie } from '../identity/index.ts';
import type { ScreenAsk } from './asks.ts';

const name = 'remote';
const cookieSeconds = 12 * 60 * 60;
const shape = /^[\w-]{43}$/;

type Parts = Pick<Platform, 'config' | 'secrets'>;

/** What stands in the database of a phone's token. */
export const remoteDigestOf = ({ secrets }: Pick<Parts, 'secrets'>, token: string): string =>
  secrets.digest('screen-remote', token);

/** Digest of the token that a phone holds; null where it holds none. */
export function readRemote(parts: Parts, headers: HeaderFields): string | null {
  const token = readCookie(headers, cookieName(parts.config, name));
  return token !== null && shape.test(token) ? remoteDigestOf(parts, token) : null;
}

/** Gives the calling phone a token, which no script can read. One phone is the remote control of one screen. */
export function setRemote(
  { config }: Pick<Parts, 'config'>,
  { answerHeaders }: Pick<RequestContext, 'answerHeaders'>,
  token: string,
): void {
  const secure = isSecure(config) ? '; Secure' : '';
  answerHeaders.append(
    'set-cookie',
    `${cookieName(config, name)}=${token}; Max-Age=${cookieSeconds}; Path=/; HttpOnly${secure}; SameSite=Lax`,
  );
}

/** Whether the caller is the remote control: the phone that asked, or any phone on which the same member is signed in. */
export function isRemote(parts: Parts, { caller, headers }: RequestContext, ask: ScreenAsk): boolean {
  const member = caller.kind === 'account' ? (caller.member?.id ?? null) : null;
  if (ask.memberId !== null && ask.memberId === member) return true;
  return readRemote(parts, headers) === ask.tokenDigest;
}
