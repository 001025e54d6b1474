import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../../platform/config/config.ts';
import type { Secrets } from '../../platform/config/secrets.ts';
import type { HeaderFields } from '../../platform/http/request-context.ts';

/** A session ends 30 days after its last use. */
export const sessionSeconds = 30 * 24 * 60 * 60;

export const isSecure = ({ publicUrl }: Pick<Config, 'publicUrl'>): boolean => publicUrl?.startsWith('https:') ?? false;

/** `__Host-` binds the cookie to this very host and to HTTPS (RFC 6265bis, section 4.1.3.2). */
export const cookieName = (config: Pick<Config, 'publicUrl'>, name: string): string =>
  `${isSecure(config) ? '__Host-' : ''}rotunda-${name}`;

/** Signs the cookies: a token read from a stolen database opens nothing without it. */
export const cookieSecret = (secrets: Secrets): string => secrets.key('session-cookie').toString('base64url');

/** The value of one cookie, as it was sent (RFC 6265, section 4.2.1); null where there is none. */
export function readCookie(headers: HeaderFields, name: string): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

/** The session's token out of a cookie in better-auth's format, `token.signature`; null where the signature is wrong. */
export function openCookie(secret: string, cookie: string): string | null {
  const value = decoded(cookie);
  const at = value.lastIndexOf('.');
  if (at < 1) return null;
  const token = value.slice(0, at);
  const given = Buffer.from(value.slice(at + 1), 'base64');
  const right = createHmac('sha256', secret).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
