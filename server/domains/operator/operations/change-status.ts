import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { isOpenStatus, lockCompany, type StatusChange, setStatus } from '../../companies/index.ts';
import { forgetCompany } from '../../identity/index.ts';
import { isGone } from '../policy.ts';

interface Wish {
  /** Any where absent: the service itself has just looked. */
  version?: number;
  change: StatusChange;
  /** Only where the company has this status: somebody may have been faster. */
  from?: 'trial';
}

const acts: Readonly<Record<StatusChange['status'], string>> = {
  active: 'company.activated',
  trial: 'company.trial-started',
  suspended: 'company.suspended',
  closed: 'company.closed',
};

/**
 * Changes a company's status. Where it is not open any more, every node refuses its people with the commit; its meetings
 * are the caller's to end after that. `stale` where it has another version, `unchanged` where it has the status already.
 * Throws `not_found`, `undo_expired` for one that is being deleted.
 */
export async function changeStatus(
  { database }: Pick<Platform, 'database'>,
  acting: Pick<Acting, 'company' | 'at' | 'origin' | 'actor' | 'via'>,
  { version, change, from }: Wish,
): Promise<'changed' | 'unchanged' | 'stale'> {
  const { company, at } = acting;
  return database.operator.transaction().execute(async (trx) => {
    const before = await lockCompany(trx, company);
    if (!before) throw new Problem('not_found');
    if (from && before.status !== from) return 'unchanged';
    if (version !== undefined && before.version !== version) return 'stale';
    if (isGone(before, at)) throw new Problem('undo_expired', { detail: 'This company is being deleted.' });
    if (before.status === change.status) return 'unchanged';
    await setStatus(trx, company, change, at);
    const isOpen = isOpenStatus(change.status);
    if (isOpen !== isOpenStatus(before.status)) await forgetCompany(trx, company, isOpen);
    await recordAct(trx, acting, {
      act: acts[change.status],
      object: { kind: 'company', id: company, name: before.name },
      before: { status: before.status, ...(before.statusNote ? { note: before.statusNote } : {}) },
      after: recorded(change),
    });
    return 'changed';
  });
}

/** What the activity log says of a new status. */
function recorded(change: StatusChange): Record<string, string> {
  const { status } = change;
  if (status === 'active') return { status };
  if (status === 'trial') return { status, trialEndsAt: change.trialEndsAt.toISOString() };
  const note: Record<string, string> = change.note === null ? {} : { note: change.note };
  const isTrial = status === 'suspended' && change.reason === 'trial-ended';
  return { status, ...(isTrial ? { reason: change.reason } : {}), ...note };
}
