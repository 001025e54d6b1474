import type { LegId } from '../../../../contract/ids.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { MeetingContext } from '../context.ts';
import type { PartyRow } from '../queries.ts';
import { withRemoved } from '../removed.ts';
import { setRemoved } from '../talk-queries.ts';
import { actingParty, type PartyPlace } from './in-meeting.ts';
import { removeParties } from './remove-parties.ts';
import { findInside, requireControl } from './with-control.ts';

/**
 * Ends a party's connection to the meeting; while that goes on the same person comes back through the lobby only. Owners
 * and administrators are disconnected by their like alone. Throws `not_in_meeting`, `not_allowed`, `not_found`.
 */
export function disconnectOne(context: MeetingContext, keeper: PartyPlace, who: LegId): Promise<void> {
  const { company, room, leg } = keeper;
  return removeParties(context, {
    company,
    room,
    who: ({ legId }) => legId === who,
    at: context.platform.clock.now(),
    reason: 'removed',
    async before({ trx, meeting, parties }) {
      const acting = actingParty(parties, leg);
      requireControl(acting);
      const party = findInside(parties, who);
      refuseDisconnect(acting, party);
      if (!party.owner) await setRemoved(trx, company, room, withRemoved(meeting, party));
    },
  });
}

function refuseDisconnect(acting: PartyRow, party: PartyRow): void {
  if (party.legId === acting.legId) throw new Problem('not_allowed', { detail: 'Leave the meeting yourself.' });
  if (party.owner && !acting.owner) {
    throw new Problem('not_allowed', { detail: 'Only an owner or administrator disconnects another one.' });
  }
}

/** Ends the meeting for everybody, those who wait too. Throws `not_in_meeting`, `not_allowed`. */
export function endForAll(context: MeetingContext, { company, room, leg }: PartyPlace): Promise<void> {
  return removeParties(context, {
    company,
    room,
    who: () => true,
    at: context.platform.clock.now(),
    reason: 'ended',
    async before({ parties }) {
      requireControl(actingParty(parties, leg));
    },
  });
}
