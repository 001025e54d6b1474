import type { AccountId } from '../../../../contract/ids.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { deleteTokens } from '../access-tokens.ts';
import { deleteLinks, isLinkOpen, takeLink } from '../link-queries.ts';
import { hashPassword } from '../passwords.ts';
import { setPassword } from '../queries.ts';
import { linkDigest } from '../reset-link.ts';
import { actorWithin, recordOwnAct } from '../session-acts.ts';
import { endSessions } from '../sessions.ts';
import { forgive } from '../throttle.ts';

/**
 * Sets a new password with a one-time link and ends all sessions and access tokens of the account. Throws `link_expired`,
 * `password_too_short`, `password_breached`; a refused password leaves the link as it is.
 */
export async function resetPassword(
  platform: Platform,
  { token, password }: { token: string; password: string },
  from: Pick<RequestContext, 'origin' | 'userAgent'>,
): Promise<AccountId> {
  const { clock, database } = platform;
  const digest = linkDigest(platform, token);
  const at = clock.now();
  if (!(await isLinkOpen(database.identity, digest, at))) throw new Problem('link_expired');
  const passwordHash = await hashPassword(password);
  const account = await database.identity.transaction().execute(async (trx) => {
    const owner = await takeLink(trx, digest, at);
    if (!owner) throw new Problem('link_expired');
    await setPassword(trx, owner, passwordHash, at);
    await deleteLinks(trx, owner);
    // Whoever needs a link may have lost the account to somebody: what was made with it ends too.
    await deleteTokens(trx, owner);
    await endSessions(trx, owner);
    await recordOwnAct(trx, await actorWithin(trx, owner), from, { act: 'password.changed-by-link', at });
    return owner;
  });
  await forgive(platform, [{ kind: 'account', name: account }]);
  return account;
}
