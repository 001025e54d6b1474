import type { CallId, CompanyId } from '../../../../contract/ids.ts';
import type { RingEnd } from '../../../../contract/ringing.ts';
import { type Trx, within } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/random.ts';
import { type NewAttempt, recordAttempt, recordUnanswered } from '../../call-records/index.ts';
import type { MeetingContext } from '../context.ts';
import type { RingRow } from '../ring-queries.ts';

/** Runs in the scope of a company within a transaction of another. */
export const inCompany = <Result>(trx: Trx, there: CompanyId, here: CompanyId, run: () => Promise<Result>) =>
  there === here ? run() : within(trx, { role: 'app', company: there }, { role: 'app', company: here }, run);

/** Whoever calls, for the record. */
export interface CallingSide {
  company: CompanyId;
  party: string;
  kind: 'member' | 'video-system';
}

export interface RingRecord {
  ring: Omit<RingRow, 'roomId' | 'until'>;
  why: RingEnd;
  at: Date;
  /** Of who calls by a direct call that nobody has answered before; null where somebody is rung to come into a call. */
  from: CallingSide | null;
  /** Of an answered call. */
  call: CallId | null;
}

/**
 * Puts the end of a ring into the histories of both sides, each in its own company, and a direct call that nobody
 * answered into the records of the companies that it concerns. In the scope of the call's company.
 */
export async function recordRing(
  { engines, records }: Pick<MeetingContext, 'engines' | 'records'>,
  trx: Trx,
  { ring, why, at, from, call }: RingRecord,
): Promise<void> {
  const here = ring.companyId;
  const callId = call ?? newId<CallId>();
  const shared = { id: ring.id, callId, at: ring.rangAt };
  const rows: NewAttempt[] = [];
  if (ring.toKind === 'member') {
    rows.push({
      ...shared,
      companyId: ring.toCompanyId,
      partyId: ring.toParty,
      direction: 'in',
      otherId: ring.byParty,
      otherName: ring.fromName,
      otherAddress: ring.fromAddress,
      outcome: why === 'answered' || why === 'declined' ? why : 'missed',
    });
  }
  if (from?.kind === 'member') {
    rows.push({
      ...shared,
      companyId: from.company,
      partyId: from.party,
      direction: 'out',
      otherId: ring.toParty,
      otherName: ring.toName,
      otherAddress: ring.toAddress,
      outcome: why,
    });
  }
  for (const row of rows) await inCompany(trx, row.companyId, here, () => recordAttempt(trx, row));
  if (!from || why === 'answered') return;
  const unanswered = { id: callId, engine: engines.named(null).name, from: ring.rangAt, to: at };
  for (const company of [...new Set([from.company, ring.toCompanyId])].toSorted()) {
    await inCompany(trx, company, here, () => recordUnanswered(trx, company, unanswered, records));
  }
}
