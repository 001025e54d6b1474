import { timingSafeEqual } from 'node:crypto';
import type { AccountId } from '../../../contract/ids.ts';
import type { HeaderFields, RequestContext } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { newToken } from '../../platform/random.ts';
import { cookieName, isSecure, readCookie } from './session-cookie.ts';

type Parts = Pick<Platform, 'config' | 'secrets'>;

const yearSeconds = 365 * 24 * 60 * 60;

const proofOf = ({ secrets }: Parts, account: string, device: string): string =>
  secrets.digest('known-device', `${account} ${device}`);

/**
 * The browser's id, where its owner has signed in as the account with it before; null otherwise. It gives no right: its
 * failures are counted apart, so that failures elsewhere lock nobody out (OWASP, "Device cookies").
 */
export function knownDevice(parts: Parts, headers: HeaderFields, account: string): string | null {
  const [device = '', proof = ''] = (readCookie(headers, cookieName(parts.config, 'device')) ?? '').split('.');
  const given = Buffer.from(proof);
  const right = Buffer.from(proofOf(parts, account, device));
  return given.length === right.length && timingSafeEqual(given, right) ? device : null;
}

/** Lets the browser be known as one of the account's. */
export function rememberDevice(
  parts: Parts,
  account: AccountId,
  { headers, answerHeaders }: Pick<RequestContext, 'headers' | 'answerHeaders'>,
): void {
  const { config } = parts;
  const device = knownDevice(parts, headers, account) ?? newToken();
  const value = `${device}.${proofOf(parts, account, device)}`;
  const secure = isSecure(config) ? '; Secure' : '';
  answerHeaders.append(
    'set-cookie',
    `${cookieName(config, 'device')}=${value}; Max-Age=${yearSeconds}; Path=/; HttpOnly${secure}; SameSite=Lax`,
  );
}
