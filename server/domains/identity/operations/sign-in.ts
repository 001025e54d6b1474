import type { SessionView } from '../../../../contract/identity.ts';
import { networkOf } from '../../../platform/http/network.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { knownDevice } from '../device-cookie.ts';
import { verifyPassword } from '../passwords.ts';
import { type ProfilePorts, presentSession } from '../present.ts';
import { accountOfAddress, findCredential, membershipOf } from '../queries.ts';
import { callerOf } from '../resolve-caller.ts';
import { ownActor, recordOwnAct } from '../session-acts.ts';
import { endSession, startSession } from '../sessions.ts';
import { countTry, forgive, type Subject } from '../throttle.ts';

interface SignIn {
  /** Email or video address. */
  identifier: string;
  password: string;
}

/**
 * Signs in by email or video address. The same statements and the same hash work run whether the account exists or not.
 * Throws `sign_in_failed`, `sign_in_throttled` and, after the right password only, `account_suspended` or
 * `company_suspended`.
 */
export async function signIn(
  platform: Platform,
  ports: ProfilePorts,
  { identifier, password }: SignIn,
  context: RequestContext,
): Promise<SessionView> {
  const { database } = platform;
  const written = identifier.normalize('NFC').toLowerCase();
  const byAddress = await accountOfAddress(database.resolver, written);
  const found = await findCredential(database.identity, written, byAddress);
  const subjects = subjectsOf(platform, found?.id ?? written, context);
  await countTry(platform, subjects);
  const fits = await verifyPassword(found?.password, password);
  if (!fits || !found) throw new Problem('sign_in_failed');
  await forgive(platform, subjects);

  const membership = await membershipOf(database.resolver, found.id);
  const who = { account: found.id, name: found.name, session: '', token: null, operator: found.isOperator };
  const caller = callerOf(who, membership);
  if (!caller) {
    if (!membership) throw new Problem('sign_in_failed');
    if (membership.status === 'suspended') {
      throw new Problem('account_suspended', { administrators: await ports.administrators(membership.companyId) });
    }
    const refusal = await ports.refusal(membership.companyId);
    throw new Problem('company_suspended', refusal ? { detail: refusal.sentence } : {});
  }
  const session = await startSession(platform, found.id, context, ownActor(caller));
  await endReplaced(platform, context);
  return presentSession(platform, ports, callerOf({ ...who, session }, membership));
}

/** The session that the browser had before: nobody could come back to it. */
async function endReplaced({ database, clock }: Platform, context: RequestContext): Promise<void> {
  const { caller } = context;
  if (caller.kind === 'anonymous') return;
  const { account, session } = caller;
  await database.identity.transaction().execute(async (trx) => {
    if (!(await endSession(trx, account, session))) return;
    await recordOwnAct(trx, ownActor(caller), context, {
      act: 'session.ended',
      at: clock.now(),
      session: { id: session },
    });
  });
}

/**
 * What is counted: the origin and the account, an unknown one by what was typed. A browser that the account is known
 * from is counted by itself instead, so that failures from elsewhere lock nobody out.
 */
function subjectsOf(platform: Platform, account: string, { origin, headers }: RequestContext): Subject[] {
  const device = knownDevice(platform, headers, account);
  return [
    { kind: 'origin', name: networkOf(origin) },
    { kind: 'account', name: device === null ? account : `${account} from ${device}` },
  ];
}
