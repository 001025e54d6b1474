import type { Insertable } from 'kysely';
import type { CallId, CompanyId, MemberId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { CallRecordPorts } from './close-legs.ts';
import { callRow, type NewCall } from './queries.ts';
import './tables.ts';

export type NewAttempt = Insertable<Tables['callAttempt']>;

/** Notes how a call went for one of the company's members. In the company's scope. */
export async function recordAttempt(trx: Trx, attempt: NewAttempt): Promise<void> {
  await trx.insertInto('callAttempt').values(attempt).execute();
}

export interface UnansweredCall {
  id: CallId;
  engine: string;
  from: Date;
  to: Date;
}

type NewDirectCall = Pick<NewCall, 'id' | 'engine' | 'at'>;

const directRow = (company: CompanyId, call: NewDirectCall) =>
  callRow(company, { ...call, kind: 'direct', room: null });

/** Records a direct call that nobody answered: it has no legs. In the company's scope. */
export async function recordUnanswered(
  trx: Trx,
  company: CompanyId,
  { id, engine, from, to }: UnansweredCall,
  ports: CallRecordPorts,
): Promise<void> {
  await trx
    .insertInto('call')
    .values({ ...directRow(company, { id, engine, at: from }), endedAt: to, unanswered: true })
    .execute();
  await ports.onLegClosed(trx, company, { from, to });
}

/** Begins a direct call's record in a company, or goes on with the one that it has. In the company's scope. */
export async function openDirectCall(trx: Trx, company: CompanyId, call: NewDirectCall): Promise<void> {
  await trx
    .insertInto('call')
    .values(directRow(company, call))
    .onConflict((on) => on.columns(['companyId', 'id']).doUpdateSet({ endedAt: null }))
    .execute();
}

/** Calls of one party from beyond the company that one member leaves unanswered within this time, in milliseconds. */
const mostInVain = 10;
const vainWithin = 10 * 60_000;

/**
 * Seconds for which somebody from beyond the company, null for a guest, is not to ring a member any more, having done so
 * again and again without an answer; 0 where it may. In the member's company's scope.
 */
export async function vainCallsBlockedFor(
  db: Db,
  company: CompanyId,
  member: string,
  from: string | null,
  now: Date,
): Promise<number> {
  const oldest = await db
    .selectFrom('callAttempt')
    .select('at')
    .where('companyId', '=', company)
    .where('partyId', '=', member)
    .where('at', '>', new Date(now.getTime() - vainWithin))
    .where('direction', '=', 'in')
    .where('outcome', '!=', 'answered')
    .where('otherId', 'is not distinct from', from)
    .orderBy('at', 'desc')
    .offset(mostInVain - 1)
    .limit(1)
    .executeTakeFirst();
  return oldest ? Math.ceil((oldest.at.getTime() + vainWithin - now.getTime()) / 1000) : 0;
}

const missedBy = (db: Db, company: CompanyId, member: MemberId) =>
  db
    .selectFrom('callAttempt')
    .where('companyId', '=', company)
    .where('partyId', '=', member)
    .where('outcome', '=', 'missed');

/** How many missed calls a member has not looked at yet. */
export async function countUnseen(db: Db, company: CompanyId, member: MemberId): Promise<number> {
  const { unseen } = await missedBy(db, company, member)
    .where('seen', '=', false)
    .select(({ fn }) => fn.countAll<number>().as('unseen'))
    .executeTakeFirstOrThrow();
  return Number(unseen);
}

/** The member has looked at the missed calls until then. */
export async function markSeen(db: Db, company: CompanyId, member: MemberId, until: Date): Promise<void> {
  await db
    .updateTable('callAttempt')
    .set({ seen: true })
    .where('companyId', '=', company)
    .where('partyId', '=', member)
    .where('outcome', '=', 'missed')
    .where('seen', '=', false)
    .where('at', '<=', until)
    .execute();
}
