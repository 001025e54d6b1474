import type { CompanyId, MemberId } from '../../../../contract/ids.ts';
import { type Trx, within } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Caller } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { findAccount, updateName } from '../queries.ts';

export interface RenamePorts {
  /** Takes a member's new name into the company, in the transaction and in the company's scope. */
  onRename(trx: Trx, company: CompanyId, renamed: { member: MemberId; fullName: string; at: Date }): Promise<void>;
}

/**
 * Changes the caller's name, in the account and wherever the member shows. Throws `stale` with the newer version. The
 * member is locked before the account, as where an administrator gives the name: in the other order two who do so at the
 * same moment would wait for each other.
 */
export async function rename(
  { clock, database }: Platform,
  ports: RenamePorts,
  { account, member }: Extract<Caller, { kind: 'account' }>,
  { fullName, version }: { fullName: string; version: number },
): Promise<void> {
  const at = clock.now();
  await database.identity.transaction().execute(async (trx) => {
    if (member) {
      const { id, company } = member;
      await within(trx, { role: 'app', company }, { role: 'identity' }, () =>
        ports.onRename(trx, company, { member: id, fullName, at }),
      );
    }
    const changed = await updateName(trx, account, { name: fullName, version, at });
    if (changed !== undefined) return;
    const current = await findAccount(trx, account);
    throw new Problem('stale', current ? { current: { fullName: current.name, version: current.version } } : {});
  });
}
