import type { HeaderFields, RequestContext } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { cookieName, isSecure, readCookie } from '../identity/index.ts';

type Config = Pick<Platform, 'config'>;

/** As `newToken` makes them. */
const shape = /^[\w-]{43}$/;

/** The token in a cookie of a screen or phone; null where there is none, or something else. */
export function readTokenCookie({ config }: Config, headers: HeaderFields, name: string): string | null {
  const token = readCookie(headers, cookieName(config, name));
  return token !== null && shape.test(token) ? token : null;
}

/** Gives the caller a token for so many seconds, which no script can read. */
export function setTokenCookie(
  { config }: Config,
  { answerHeaders }: Pick<RequestContext, 'answerHeaders'>,
  { name, token, seconds }: { name: string; token: string; seconds: number },
): void {
  const secure = isSecure(config) ? '; Secure' : '';
  answerHeaders.append(
    'set-cookie',
    `${cookieName(config, name)}=${token}; Max-Age=${seconds}; Path=/; HttpOnly${secure}; SameSite=Lax`,
  );
}
