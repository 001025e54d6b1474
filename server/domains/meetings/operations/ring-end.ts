import type { LegId } from '../../../../contract/ids.ts';
import type { RingEnd } from '../../../../contract/ringing.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { MeetingContext } from '../context.ts';
import { deleteParties, lockWhole, type MeetingRow, type PartyRow } from '../queries.ts';
import { deleteRing, type RingPlace, type RingRow } from '../ring-queries.ts';
import { closePartyLegs } from './direct-legs.ts';
import { letGo } from './let-go.ts';
import { recordRing } from './ring-records.ts';
import { settle } from './settle.ts';
import { tellRingEnd } from './tell-ring.ts';

/** Why somebody called in vain. */
export type InVain = Exclude<RingEnd, 'answered'>;

/** What is left of a call once it has rung, or somebody has left. */
interface After {
  parties: readonly PartyRow[];
  /** Who is out of it now too: the last one of a direct call, or who called in vain. */
  out: readonly PartyRow[];
}

/** A locked call after a change; `rings` are those that go on. */
interface Changed {
  meeting: MeetingRow;
  rings: readonly RingRow[];
  before: readonly PartyRow[];
  parties: readonly PartyRow[];
}

/** Ends a ring on its locked call: it rings nowhere any more, and is in the histories. */
export async function stopRing(
  context: MeetingContext,
  trx: Trx,
  { meeting, ring, parties, why }: { meeting: MeetingRow; ring: RingRow; parties: readonly PartyRow[]; why: RingEnd },
): Promise<void> {
  await deleteRing(trx, meeting.companyId, ring.id);
  const caller = parties.find(({ state }) => state === 'calling');
  const at = context.platform.clock.now();
  await recordRing(context, trx, { ring, why, at, from: caller ? sideOf(caller) : null, call: meeting.callId });
  await tellRingEnd(context, trx, ring, why);
}

function sideOf({ partyId, partyKind, homeCompanyId, companyId }: PartyRow) {
  if (partyId === null || partyKind === 'guest') return null;
  return { company: homeCompanyId ?? companyId, party: partyId, kind: partyKind };
}

/**
 * Ends what has no sense any more after a change of a locked call: rings where nobody is left to be met, and a direct
 * call that has nobody but one and rings nowhere, or whose caller was not answered.
 */
export async function endIfPointless(
  context: MeetingContext,
  trx: Trx,
  { meeting, rings, before, parties }: Changed,
): Promise<After> {
  const isThere = parties.some(({ state }) => state === 'in' || state === 'calling');
  if (!isThere) {
    for (const ring of rings) await stopRing(context, trx, { meeting, ring, parties: before, why: 'cancelled' });
    return { parties, out: [] };
  }
  if (meeting.kind !== 'direct' || rings.length > 0) return { parties, out: [] };
  const there = parties.filter(({ state }) => state === 'in');
  const out = there.length === 1 ? there : parties.filter(({ state }) => state === 'calling');
  if (out.length === 0) return { parties, out };
  await deleteParties(
    trx,
    meeting.companyId,
    out.map(({ legId }) => legId),
  );
  await closePartyLegs(context, trx, meeting, there.length === 1 ? out : [], context.platform.clock.now(), 'ended');
  return { parties: parties.filter((party) => !out.includes(party)), out };
}

/**
 * Ends a ring, and with it a direct call that nobody has answered. `mayEnd` is asked under the lock. False where it
 * was over before. Throws what `mayEnd` throws.
 */
export async function endRing(
  context: MeetingContext,
  { company, room, ring: id }: RingPlace,
  why: InVain,
  mayEnd: (ring: RingRow, parties: readonly PartyRow[], meeting: MeetingRow) => boolean = () => true,
): Promise<boolean> {
  const { platform } = context;
  const ended = await platform.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const locked = await lockWhole(trx, company, room);
      const ring = locked?.rings.find((row) => row.id === id);
      if (!locked || !ring) return null;
      const { meeting, parties } = locked;
      const rings = locked.rings.filter((row) => row !== ring);
      if (!mayEnd(ring, parties, meeting)) throw new Problem('ring_over');
      await stopRing(context, trx, { meeting, ring, parties, why });
      const { parties: left, out } = await endIfPointless(context, trx, { meeting, rings, before: parties, parties });
      await settle(context, trx, meeting, left, platform.clock.now(), { gone: why });
      return { meeting, call: meeting.callId, legs: out.map(({ legId }): LegId => legId) };
    });
  if (!ended) return false;
  if (ended.call && ended.legs.length > 0) await letGo(context, ended.meeting, ended.call, ended.legs, true);
  return true;
}
