import type { AccountId, CompanyId } from '../../../contract/ids.ts';
import type { SessionEndWhy } from '../../../contract/live.ts';
import type { Db } from '../../platform/database/database.ts';
import { publishWithin } from '../../platform/live/database-fanout.ts';
import type { Fanout } from '../../platform/live/fanout.ts';

/** What every node must know at once about sessions. */
export type SessionChange =
  | { kind: 'session-ended'; account: AccountId; session: string }
  /** All sessions of the account but `but`; `why` where somebody else ended them. */
  | { kind: 'sessions-ended'; account: AccountId; but: string | null; why: SessionEndWhy | null }
  /** The account may do more or less than before: access right, suspension, removal, company. */
  | { kind: 'rights-changed'; account: AccountId }
  /** Nobody of the company is signed in any more (suspended, closed), or they may be again. */
  | { kind: 'company-changed'; company: CompanyId; open: boolean };

const channel = 'session';

/** Tells every node; within a transaction, at its commit. */
export async function announce(db: Db, change: Exclude<SessionChange, { kind: 'company-changed' }>): Promise<void> {
  const { kind, account } = change;
  const ids = {
    kind,
    account,
    ...(change.kind === 'session-ended' ? { session: change.session } : {}),
    ...(change.kind === 'sessions-ended' && change.but !== null ? { but: change.but } : {}),
    ...(change.kind === 'sessions-ended' && change.why !== null ? { why: change.why } : {}),
  };
  await publishWithin(db, channel, ids);
}

/** Hears of every change on this node and the others; within a second. Returns the end of it. */
export function onSessionChange(fanout: Fanout, hear: (change: SessionChange) => void): () => void {
  return fanout.subscribe(channel, (ids) => {
    const change = readChange(ids);
    if (change) hear(change);
  });
}

function readChange(ids: Readonly<Record<string, string>>): SessionChange | null {
  const { kind, account, company, session, but, why } = ids;
  if (kind === 'company-changed' && company !== undefined) {
    return { kind, company: company as CompanyId, open: ids['open'] === 'yes' };
  }
  if (account === undefined) return null;
  const known = account as AccountId;
  if (kind === 'session-ended' && session !== undefined) return { kind, account: known, session };
  if (kind === 'sessions-ended') {
    const end = why === 'suspended' || why === 'removed' ? why : null;
    return { kind, account: known, but: but ?? null, why: end };
  }
  return kind === 'rights-changed' ? { kind, account: known } : null;
}

/**
 * Call in the transaction that changes what an account may do (access right, suspension, removal, the company's
 * status): every node looks its callers up anew. Works in any scope.
 */
export const forgetCaller = (trx: Db, account: AccountId): Promise<void> =>
  announce(trx, { kind: 'rights-changed', account });

/** Call in the transaction that suspends, closes or opens a company: the same for all of its people. In any scope. */
export const forgetCompany = (trx: Db, company: CompanyId, open: boolean): Promise<void> =>
  publishWithin(trx, channel, { kind: 'company-changed', company, open: open ? 'yes' : 'no' });
