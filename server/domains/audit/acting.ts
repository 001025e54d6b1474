import type { AccountId, CompanyId, MemberId } from '../../../contract/ids.ts';
import type { Trx } from '../../platform/database/database.ts';
import { callingAccount, callingMember, type RequestContext } from '../../platform/http/request-context.ts';
import { type Activity, type Actor, record } from './record.ts';

/** Who acts on what is a company's, when, from where and with what; for the act and for the activity log. */
export interface Acting {
  company: CompanyId;
  at: Date;
  origin: string;
  actor: Actor;
  account: AccountId;
  /** Null for an operator. */
  member: MemberId | null;
  /** Name of the access token that it was done with; null in the browser. */
  via: string | null;
}

/** The calling member. Throws `not_signed_in`, `not_allowed`. */
export function actingMember(context: RequestContext, at: Date): Acting & { member: MemberId } {
  const { account, member, company } = callingMember(context);
  const { name, token } = callingAccount(context);
  const actor: Actor = { kind: 'member', id: member, name };
  return { company, at, origin: context.origin, actor, account, member, via: token?.name ?? null };
}

/** The calling operator, on a company of the service. Throws `not_signed_in`. */
export function actingOperator(context: RequestContext, company: CompanyId, at: Date): Acting {
  const { account, name, token } = callingAccount(context);
  const actor: Actor = { kind: 'operator', id: account, name };
  return { company, at, origin: context.origin, actor, account, member: null, via: token?.name ?? null };
}

/** Records an act in its own transaction, in the scope of its company or of the operator. Open lists hear of it. */
export async function recordAct(
  trx: Trx,
  { company, at, origin, actor, via }: Pick<Acting, 'company' | 'at' | 'origin' | 'actor' | 'via'>,
  activity: Pick<Activity, 'act' | 'object' | 'before' | 'after'>,
): Promise<void> {
  await record(trx, company, { at, origin, actor, ...(via === null ? {} : { via }), ...activity });
}
