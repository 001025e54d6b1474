import type { HeaderFields, RequestContext } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ScreenAsk } from './asks.ts';
import { readTokenCookie, setTokenCookie } from './token-cookie.ts';

const name = 'remote';
const cookieSeconds = 12 * 60 * 60;

type Parts = Pick<Platform, 'config' | 'secrets'>;

/** What stands in the database of a phone's token. */
export const remoteDigestOf = ({ secrets }: Pick<Parts, 'secrets'>, token: string): string =>
  secrets.digest('screen-remote', token);

/** Digest of the token that a phone holds; null where it holds none. */
export function readRemote(parts: Parts, headers: HeaderFields): string | null {
  const token = readTokenCookie(parts, headers, name);
  return token === null ? null : remoteDigestOf(parts, token);
}

/** Gives the calling phone a token. One phone is the remote control of one screen. */
export const setRemote = (
  parts: Pick<Parts, 'config'>,
  context: Pick<RequestContext, 'answerHeaders'>,
  token: string,
): void => setTokenCookie(parts, context, { name, token, seconds: cookieSeconds });

/** Whether the caller is the remote control: the phone that asked, or any phone on which the same member is signed in. */
export function isRemote(parts: Parts, { caller, headers }: RequestContext, ask: ScreenAsk): boolean {
  const member = caller.kind === 'account' ? (caller.member?.id ?? null) : null;
  if (ask.memberId !== null && ask.memberId === member) return true;
  return readRemote(parts, headers) === ask.tokenDigest;
}
