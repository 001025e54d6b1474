import { sql } from 'kysely';
import type { CompanyId, RingId } from '../../../../contract/ids.ts';
import { type Db, type Trx, within } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { newId } from '../../../platform/random.ts';
import { vainCallsBlockedFor } from '../../call-records/index.ts';
import { getCompany, isOpenStatus } from '../../companies/index.ts';
import { isUndisturbed, partyOf, resolveAddress } from '../../directory/index.ts';
import { lookUnderLimit } from '../../rooms/index.ts';
import type { MeetingContext } from '../context.ts';
import { ringSeconds } from '../policy.ts';
import { engagedAmong, type RingRow } from '../ring-queries.ts';
import type { Visitor } from './visitor.ts';

/** A member or a video system, of whatever company. */
export interface Callable {
  company: CompanyId;
  id: string;
  kind: 'member' | 'video-system';
}

/** Who dials an address: a party, or a guest of a meeting, who is of no company. */
export interface Dialler {
  company: CompanyId | null;
  id: string | null;
}

/** Whoever may be reached at one time as one: a member with the systems that are twinned to it, or a shared system. */
export interface Line {
  /** Of the member, or the shared system. */
  key: string;
  parties: readonly string[];
}

export interface Target extends Callable {
  name: string;
  address: string;
  line: Line;
  /** The party, and with a member the systems that ring with it. */
  rings: readonly string[];
}

/** The party behind a session. Throws `not_signed_in`, `not_allowed`: guests, and operators without a company, call nobody. */
export function callingParty({ caller, member, system }: Visitor): Callable {
  if (member) return { ...member, kind: 'member' };
  if (system) return { ...system, kind: 'video-system' };
  throw new Problem(caller.kind === 'anonymous' ? 'not_signed_in' : 'not_allowed');
}

/** The line of a party; in the scope of its company. */
export async function lineOf(db: Db, { company, id }: Pick<Callable, 'company' | 'id'>): Promise<Line> {
  const { rows } = await sql<{ member: string; system: string }>`
    select member_id as member, id as system from twinned_system
    where company_id = ${company} and member_id = coalesce(
      (select own.member_id from twinned_system own where own.company_id = ${company} and own.id = ${id}), ${id}::uuid)
    order by id`.execute(db);
  const key = rows[0]?.member ?? id;
  return { key, parties: [key, ...rows.map(({ system }) => system)] };
}

/**
 * Whom an address reaches. Who can't be called by somebody of the caller's company is as unknown as who is not there.
 * Throws `address_unknown`, `address_of_room`, `calls_oneself`, and `too_many_requests` where too much was asked for, or
 * somebody of another company was called again and again without an answer.
 */
export async function findTarget(
  { platform }: MeetingContext,
  caller: Dialler,
  address: string,
  origin: string,
): Promise<Target> {
  const now = platform.clock.now();
  const target = await lookUnderLimit(platform, origin, now, () => lookFor(platform, caller, address, now));
  if (!target) throw new Problem('address_unknown');
  return target;
}

async function lookFor(
  { database }: MeetingContext['platform'],
  caller: Dialler,
  address: string,
  now: Date,
): Promise<Target | null> {
  const found = await resolveAddress(database, address, now);
  if (!found) return null;
  const { company, party: id, kind } = found;
  if (kind === 'room') throw new Problem('address_of_room');
  if (id === caller.id) throw new Problem('calls_oneself');
  const db = database.forCompany(company);
  const [party, { status, callsFromOthers }] = [await partyOf(db, company, id), await getCompany(db, company)];
  const isForeign = company !== caller.company;
  const isReached = party?.listed && (party.shown || kind !== 'member') && isOpenStatus(status);
  if (!isReached || (isForeign && !callsFromOthers)) return null;
  if (isForeign) await refuseTooOften(db, company, id, caller, now);
  const line = await lineOf(db, { company, id });
  const rings = (kind === 'member' ? line.parties : [id]).filter((rung) => rung !== caller.id);
  // What somebody of another company is called is not given away by dialling addresses.
  const dialled = address.trim().toLowerCase();
  const shown = isForeign ? { name: dialled, address: dialled } : { name: party.name, address: party.address };
  return { company, id, kind, ...shown, line, rings };
}

async function refuseTooOften(db: Db, company: CompanyId, id: string, caller: Dialler, now: Date): Promise<void> {
  const retryAfter = await vainCallsBlockedFor(db, company, id, caller.id, now);
  if (retryAfter > 0) {
    throw new Problem('too_many_requests', { detail: 'Nobody answers your calls there. Try again later.', retryAfter });
  }
}

/**
 * Who of a target rings: nobody where it is in a call or does not want to be disturbed, and none of its systems that is
 * in a call.
 */
export async function whoRings(
  { platform }: MeetingContext,
  trx: Trx,
  here: CompanyId,
  { company, id, rings }: Target,
): Promise<readonly string[]> {
  const back = { role: 'app', company: here } as const;
  const engaged = await within(trx, { role: 'resolver' }, back, () => engagedAmong(trx, rings));
  if (engaged.has(id)) return [];
  const now = platform.clock.now();
  const away = await within(trx, { role: 'app', company }, back, () => isUndisturbed(trx, company, id, now));
  return away ? [] : rings.filter((party) => !engaged.has(party));
}

/** A ring from somebody to a target, which ends by itself at `until`; its place in the call is still to come. */
export const makeRing = (
  target: Target,
  rung: Iterable<string>,
  by: Pick<RingRow, 'companyId' | 'byParty' | 'fromName' | 'fromAddress'>,
  now: Date,
) => ({
  ...by,
  id: newId<RingId>(),
  toCompanyId: target.company,
  toKind: target.kind,
  toParty: target.id,
  toName: target.name,
  toAddress: target.address,
  rung: [...rung],
  rangAt: now,
  until: new Date(now.getTime() + ringSeconds * 1000),
});
