import { Problem } from '../../../platform/http/problem.ts';
import { callingAccount, type RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { deleteLinks } from '../link-queries.ts';
import { hashPassword, refuseWeakPassword, verifyPassword } from '../passwords.ts';
import { findCredential, setPassword } from '../queries.ts';
import { ownActor, recordOwnAct } from '../session-acts.ts';
import { endSessions } from '../sessions.ts';
import { countTry, forgive, type Subject } from '../throttle.ts';

/**
 * Changes the caller's password and ends the other sessions and the mailed links. Throws `password_wrong`, `sign_in_throttled`,
 * `password_too_short`, `password_breached`.
 */
export async function changePassword(
  platform: Platform,
  context: RequestContext,
  { current, next }: { current: string; next: string },
): Promise<void> {
  const { clock, database } = platform;
  const caller = callingAccount(context);
  await refuseWeakPassword(next, '/next');
  const subjects: Subject[] = [{ kind: 'account', name: `${caller.account} changes` }];
  await countTry(platform, subjects);
  const found = await findCredential(database.identity, '', caller.account);
  if (!(await verifyPassword(found?.password, current))) throw new Problem('password_wrong');
  await forgive(platform, subjects);
  const passwordHash = await hashPassword(next, '/next');
  await database.identity.transaction().execute(async (trx) => {
    const at = clock.now();
    await setPassword(trx, caller.account, passwordHash, at);
    await deleteLinks(trx, caller.account);
    await endSessions(trx, caller.account, { but: caller.session });
    await recordOwnAct(trx, ownActor(caller), context, { act: 'password.changed', at });
  });
}
