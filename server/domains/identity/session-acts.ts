import type { AccountId, CompanyId, MemberId } from '../../../contract/ids.ts';
import { type Db, type Trx, within } from '../../platform/database/database.ts';
import type { Caller, RequestContext } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Activity, record, recordAlone } from '../audit/index.ts';
import { browserOf } from './present.ts';
import { findAccount, type Membership, membershipOf } from './queries.ts';

/** Who does something with the own sessions or password. */
export interface OwnActor {
  id: MemberId;
  company: CompanyId;
  name: string;
}

type From = Pick<RequestContext, 'origin' | 'userAgent'>;
type Act = 'session.started' | 'session.ended' | 'session.all-ended' | 'password.changed' | 'password.changed-by-link';

/** The member among callers; null for an operator without a company, whose acts are in no company's log. */
export const ownActor = (caller: Caller): OwnActor | null =>
  caller.kind === 'account' && caller.member ? { ...caller.member, name: caller.name } : null;

/** A member's own act, for the company's log; `session` is what it was done to, the member itself where absent. */
const ownAct = (
  { id, name }: OwnActor,
  { origin, userAgent }: From,
  { act, at, session }: { act: Act; at: Date; session?: { id: string; name?: string } },
): Activity => ({
  at,
  origin,
  actor: { kind: 'member', id, name },
  act,
  object: session ? { kind: 'session', name: browserOf(userAgent), ...session } : { kind: 'member', id, name },
});

/** Records what a member did with a session, by one statement and without a transaction: nobody's sign-in waits longer. */
export async function recordSession(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  actor: OwnActor | null,
  from: From,
  done: { act: Act; session: { id: string; name?: string } },
): Promise<void> {
  if (!actor) return;
  const { company } = actor;
  await recordAlone(database.forCompany(company), company, ownAct(actor, from, { ...done, at: clock.now() }));
}

/** Records in a transaction of the identity scope what a member did with the own account. */
export async function recordOwnAct(
  trx: Trx,
  actor: OwnActor | null,
  from: From,
  done: { act: Act; at: Date; session?: { id: string; name?: string } },
): Promise<void> {
  if (!actor) return;
  const { company } = actor;
  await within(trx, { role: 'app', company }, { role: 'identity' }, () =>
    record(trx, company, ownAct(actor, from, done)),
  );
}

/** The member of an account that somebody proved to have in another way than by a session. */
export async function actorOf({ resolver, identity }: { resolver: Db; identity: Db }, account: AccountId) {
  const [membership, owner] = await Promise.all([membershipOf(resolver, account), findAccount(identity, account)]);
  return actorFrom(membership, owner);
}

/** The same in a transaction of the identity scope. */
export async function actorWithin(trx: Trx, account: AccountId): Promise<OwnActor | null> {
  const owner = await findAccount(trx, account);
  const membership = await within(trx, { role: 'resolver' }, { role: 'identity' }, () => membershipOf(trx, account));
  return actorFrom(membership, owner);
}

const actorFrom = (membership: Membership | undefined, owner: { name: string } | undefined): OwnActor | null =>
  membership && owner ? { id: membership.memberId, company: membership.companyId, name: owner.name } : null;
