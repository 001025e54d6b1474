import type { SessionView } from '../../../../contract/identity.ts';
import { networkOf } from '../../../platform/http/network.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Caller, RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { knownDevice } from '../device-cookie.ts';
import { verifyPassword } from '../passwords.ts';
import { type ProfilePorts, presentSession } from '../present.ts';
import { accountOfAddress, findCredential, membershipOf } from '../queries.ts';
import { callerOf } from '../resolve-caller.ts';
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
  if (!callerOf(who, membership)) {
    if (!membership) throw new Problem('sign_in_failed');
    const administrators = await ports.administrators(membership.companyId);
    throw new Problem(membership.status === 'suspended' ? 'account_suspended' : 'company_suspended', {
      administrators,
    });
  }
  const session = await startSession(platform, found.id, context);
  await endReplaced(platform, context.caller);
  return presentSession(platform, ports, callerOf({ ...who, session }, membership));
}

/** The session that the browser had before: nobody could come back to it. */
async function endReplaced({ database }: Platform, caller: Caller): Promise<void> {
  if (caller.kind === 'anonymous') return;
  const { account, session } = caller;
  await database.identity.transaction().execute((trx) => endSession(trx, account, session));
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
