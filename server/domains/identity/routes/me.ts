import type { AccountId } from '../../../../contract/ids.ts';
import { api } from '../../../platform/http/api.ts';
import { readVersion } from '../../../platform/http/if-match.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { callingAccount } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type RenamePorts, rename } from '../operations/rename.ts';
import { findAccount } from '../queries.ts';

/** The caller's own account. */
export function meRoutes(platform: Platform, ports: RenamePorts) {
  const present = async (account: AccountId) => {
    const row = await findAccount(platform.database.identity, account);
    if (!row) throw new Problem('not_signed_in');
    return { id: row.id, fullName: row.name, email: row.email, version: row.version };
  };
  return {
    me: api.identity.me.handler(({ context }) => present(callingAccount(context).account)),

    updateMe: api.identity.updateMe.handler(async ({ input, context }) => {
      const caller = callingAccount(context);
      const version = readVersion(input.headers['if-match']);
      await rename(platform, ports, caller, { fullName: input.body.fullName, version });
      return present(caller.account);
    }),
  };
}
