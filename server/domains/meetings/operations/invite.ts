import type { RingId } from '../../../../contract/ids.ts';
import { within } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { partyOf } from '../../directory/index.ts';
import { engineOf, type MeetingContext } from '../context.ts';
import { type MeetingRow, type PartyRow, readMeeting } from '../queries.ts';
import { insertRing, type RingPlace } from '../ring-queries.ts';
import { actingParty, inMeeting, type PartyPlace } from './in-meeting.ts';
import { endRing } from './ring-end.ts';
import { recordRing } from './ring-records.ts';
import { type Dialler, findTarget, makeRing, type Target, whoRings } from './ring-target.ts';
import { settle } from './settle.ts';
import { tellMissed, tellRing } from './tell-ring.ts';

/** Who rings others into a call: whoever has control, and everybody in a direct call. */
const mayInvite = ({ kind }: Pick<MeetingRow, 'kind'>, { control }: PartyRow): boolean => kind === 'direct' || control;

/** A guest without an account dials as somebody from outside, whoever gave it control. */
const asDialler = ({ partyId, homeCompanyId, companyId }: PartyRow): Dialler => ({
  company: partyId === null ? null : (homeCompanyId ?? companyId),
  id: partyId,
});

/**
 * Rings a member or a video system, so that it comes into the call. Throws `not_in_meeting`, `not_allowed`,
 * `address_unknown`, `address_of_room`, `calls_oneself`, `too_many_requests`, `already_done`, `party_busy`, `meeting_full`.
 */
export async function inviteParty(
  context: MeetingContext,
  place: PartyPlace,
  address: string,
  origin: string,
): Promise<{ ring: RingPlace; until: Date }> {
  const { company, room, leg } = place;
  const { database } = context.platform;
  const db = database.forCompany(company);
  const seen = await readMeeting(db, company, room);
  const inviter = actingParty(seen?.parties ?? [], leg);
  // Before anything is said of an address.
  if (!seen || !mayInvite(seen.meeting, inviter)) throw notAllowed();
  const target = await findTarget(context, asDialler(inviter), address, origin);
  const outcome = await inMeeting(context, place, async ({ trx, meeting, parties, rings, party: by }) => {
    if (!mayInvite(meeting, by)) throw notAllowed();
    refuseTwice(target, parties, rings);
    const taken = parties.filter(({ state }) => state === 'in').length + rings.length;
    if (taken >= engineOf(context, meeting).capabilities.maxParties) throw new Problem('meeting_full');
    const now = context.platform.clock.now();
    const rung = await whoRings(context, trx, company, target);
    const home = by.homeCompanyId ?? company;
    const here = { role: 'app', company } as const;
    const own = by.partyId
      ? await within(trx, { role: 'app', company: home }, here, () => partyOf(trx, home, by.partyId ?? ''))
      : undefined;
    const side = {
      companyId: company,
      byParty: by.partyId,
      fromName: by.name,
      fromAddress: own?.address ?? null,
    };
    const ring = { ...makeRing(target, rung, side, now), roomId: room };
    if (rung.length === 0) {
      await recordRing(context, trx, { ring, why: 'busy', at: now, from: null, call: meeting.callId });
      await tellMissed(context, trx, target.id);
      return null;
    }
    await insertRing(trx, ring);
    await tellRing(context, trx, ring);
    await settle(context, trx, meeting, parties, now);
    return { ring: { ring: ring.id, company, room }, until: ring.until };
  });
  // What was recorded stays.
  if (!outcome) throw new Problem('party_busy', { detail: `${target.name} is busy.` });
  return outcome;
}

const notAllowed = () => new Problem('not_allowed', { detail: 'Only whoever has control rings others in here.' });

function refuseTwice({ id, name }: Target, parties: readonly PartyRow[], rings: readonly { toParty: string }[]): void {
  if (parties.some((party) => party.partyId === id && party.state === 'in')) {
    throw new Problem('already_done', { detail: `${name} is here already.` });
  }
  if (rings.some(({ toParty }) => toParty === id)) {
    throw new Problem('already_done', { detail: `${name} is being rung already.` });
  }
}

/** Stops what is rung into a call. Throws `not_in_meeting`, `not_allowed`, `ring_over`. */
export async function cancelRing(
  context: MeetingContext,
  { company, room, leg }: PartyPlace,
  ring: RingId,
): Promise<void> {
  const ended = await endRing(context, { company, room, ring }, 'cancelled', (_ring, parties, meeting) => {
    const by = actingParty(parties, leg);
    if (!mayInvite(meeting, by)) throw notAllowed();
    return true;
  });
  if (!ended) throw new Problem('ring_over');
}
