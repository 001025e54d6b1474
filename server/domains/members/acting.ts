import type { CompanyId } from '../../../contract/ids.ts';
import type { Trx } from '../../platform/database/database.ts';
import { type CallingMember, callingMember, type RequestContext } from '../../platform/http/request-context.ts';
import { type Activity, record } from '../audit/index.ts';
import { nameOfParty } from '../directory/index.ts';

/** The administrator who acts, and from where, for the activity log. */
export interface Acting extends CallingMember {
  at: Date;
  origin: string;
}

export const actingMember = (context: RequestContext, at: Date): Acting => ({
  ...callingMember(context),
  at,
  origin: context.origin,
});

/** Records what an administrator did, in the transaction of the act. */
export async function recordAct(
  trx: Trx,
  company: CompanyId,
  { at, origin, member }: Acting,
  activity: Pick<Activity, 'act' | 'object' | 'before' | 'after'>,
): Promise<void> {
  const name = (await nameOfParty(trx, company, member)) ?? '';
  await record(trx, company, { at, origin, actor: { kind: 'member', id: member, name }, ...activity });
}
