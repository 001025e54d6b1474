import { networkOf } from '../../../platform/http/network.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { newCode, newToken } from '../../../platform/random.ts';
import { deviceDigestOf, readDeviceToken, resolveDevice, setDeviceToken } from '../device-token.ts';
import { countPairings, dropPairingOf, dropPairingsUntil, putPairing } from '../pairing-queries.ts';

const validSeconds = 15 * 60;
/** Screens that wait at once: of one network, which may be an office being equipped, and in all. */
const mostOfOrigin = 100;
const mostInAll = 10_000;

/** What stands in the database of a pairing code, however it was typed. */
export const pairingDigestOf = ({ secrets }: Pick<Platform, 'secrets'>, code: string): string =>
  secrets.digest('system-pairing', code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''));

type Parts = Pick<Platform, 'clock' | 'config' | 'database' | 'secrets'>;

/**
 * A code for a screen to show, in the place of the one that it had. The screen gets the token that will be its own once
 * somebody enters the code. Throws `already_done` for a screen that is paired, `too_many_requests`.
 */
export async function requestPairing(
  platform: Parts,
  context: RequestContext,
): Promise<{ code: string; expiresAt: Date }> {
  const { clock, database, secrets } = platform;
  const now = clock.now();
  if (await resolveDevice(platform, context.headers)) {
    throw new Problem('already_done', { detail: 'This screen is paired. Un-pair it at its video system first.' });
  }
  const db = database.identity;
  const originDigest = secrets.digest('system-pairing-origin', networkOf(context.origin));
  const token = readDeviceToken(platform, context.headers) ?? newToken();
  const tokenDigest = deviceDigestOf(platform, token);
  await dropPairingsUntil(db, now);
  const ofOrigin = await countPairings(db, now, originDigest);
  if (ofOrigin >= mostOfOrigin || (await countPairings(db, now, null)) >= mostInAll) {
    throw new Problem('too_many_requests', { retryAfter: 60 });
  }
  const expiresAt = new Date(now.getTime() + validSeconds * 1000);
  let code: string;
  do {
    await dropPairingOf(db, tokenDigest);
    code = newCode(2);
  } while (
    !(await putPairing(db, { codeDigest: pairingDigestOf(platform, code), tokenDigest, originDigest, expiresAt }))
  );
  setDeviceToken(platform, context, token);
  return { code, expiresAt };
}
