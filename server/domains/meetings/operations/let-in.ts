import type { LegId } from '../../../../contract/ids.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { isGuarded, roomFor } from '../../rooms/index.ts';
import { engineOf, type MeetingContext } from '../context.ts';
import { isWaiting, shownLobby } from '../lobby.ts';
import { mayLetIn, seatsLeft } from '../policy.ts';
import { deleteParties, moveParties, type PartyRow } from '../queries.ts';
import { type Held, inMeeting, type PartyPlace } from './in-meeting.ts';
import { beginLegs, settle } from './settle.ts';
import { legsOf } from './with-control.ts';

/**
 * Lets one in who waits for the keeper's meeting, or all of them in the order of arrival as far as there is space.
 * Throws `not_allowed`, `not_in_meeting`, `not_found` where the one does not wait here, `meeting_full` where somebody
 * had to stay.
 */
export async function admitParties(context: MeetingContext, keeper: PartyPlace, who: LegId | 'all'): Promise<void> {
  const stayed = await asKeeper(context, keeper, async ({ trx, meeting, parties, party }) => {
    const room = await roomFor(trx, keeper.company, keeper.room);
    if (!room) throw new Problem('not_in_meeting');
    const waiting = who === 'all' ? shownLobby(parties, party) : [findWaiting(parties, who)];
    const inside = parties.filter(({ state }) => state === 'in');
    const { maxParties } = engineOf(context, meeting).capabilities;
    const admitted = waiting.slice(0, Math.max(0, seatsLeft(inside, maxParties, false)));
    if (admitted.length > 0) {
      const now = context.platform.clock.now();
      const change = { state: 'in', joinedAt: now } as const;
      await moveParties(trx, keeper.company, legsOf(admitted), change);
      const after = (party: PartyRow): PartyRow => ({ ...party, ...change });
      await beginLegs(context, trx, meeting, room, admitted.map(after), now);
      const there = parties.map((party) => (admitted.includes(party) ? after(party) : party));
      await settle(context, trx, meeting, there, now);
    }
    return waiting.length - admitted.length;
  });
  // Those for whom there was space are in all the same.
  if (stayed > 0) throw new Problem('meeting_full');
}

/** Sends one away who waits for the keeper's meeting. Throws `not_allowed`, `not_in_meeting`, `not_found`. */
export async function refuseParty(context: MeetingContext, keeper: PartyPlace, who: LegId): Promise<void> {
  await asKeeper(context, keeper, async ({ trx, meeting, parties }) => {
    const refused = findWaiting(parties, who);
    await deleteParties(trx, keeper.company, legsOf([refused]));
    const left = parties.filter((party) => party !== refused);
    await settle(context, trx, meeting, left, context.platform.clock.now(), { gone: 'refused' });
  });
}

/** Runs on the locked meeting, once the party is found to be in it and to have the right to let in. */
const asKeeper = <Outcome>(
  context: MeetingContext,
  keeper: PartyPlace,
  run: (held: Held) => Promise<Outcome>,
): Promise<Outcome> =>
  inMeeting(context, keeper, async (held) => {
    const { trx, party } = held;
    if (!mayLetIn(party)) {
      throw new Problem('not_allowed', { detail: 'Only a host, or whoever has control, lets others in.' });
    }
    // In a guarded room a host by PIN may have guessed it.
    const guarded = { id: keeper.room, companyId: keeper.company };
    if (!party.control && (await isGuarded(trx, guarded, context.platform.clock.now()))) {
      throw new Problem('not_allowed', {
        detail: 'Many wrong PINs were given here. Until it is quiet only whoever has control lets others in.',
      });
    }
    return run(held);
  });

function findWaiting(parties: readonly PartyRow[], leg: LegId): PartyRow {
  const found = parties.find((party) => party.legId === leg && isWaiting(party));
  if (!found) throw new Problem('not_found', { detail: 'Nobody waits here by this name any more.' });
  return found;
}
