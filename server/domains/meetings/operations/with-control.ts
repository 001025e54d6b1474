import type { LegId } from '../../../../contract/ids.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { MeetingContext } from '../context.ts';
import type { PartyRow } from '../queries.ts';
import { type Held, inMeeting, type PartyPlace } from './in-meeting.ts';
import { settle } from './settle.ts';

/**
 * Runs on the locked meeting, once the party that acts is found to be in it and to have control; tells every node
 * afterwards where `run` answers the parties as they are then. Throws `not_in_meeting`, `not_allowed`.
 */
export const withControl = (
  context: Pick<MeetingContext, 'platform'>,
  place: PartyPlace,
  run: (held: Held) => Promise<readonly PartyRow[] | null>,
): Promise<void> =>
  inMeeting(context, place, async (held) => {
    const { trx, meeting, party } = held;
    requireControl(party);
    const after = await run(held);
    // Whether a host is there may have changed too.
    if (after) await settle(context, trx, meeting, after, context.platform.clock.now());
  });

/** Throws `not_allowed` where a party has no control. */
export function requireControl({ control }: PartyRow): void {
  if (!control) throw new Problem('not_allowed', { detail: 'Only whoever has control of the meeting does this.' });
}

/** One who is in. Throws `not_found`. */
export function findInside(parties: readonly PartyRow[], leg: LegId): PartyRow {
  const found = parties.find(({ legId, state }) => legId === leg && state === 'in');
  if (!found) throw new Problem('not_found', { detail: 'Who this is about is not in the meeting any more.' });
  return found;
}

/** One who is in, or all who are. Throws `not_found`. */
export const insideOrAll = (parties: readonly PartyRow[], who: LegId | 'all'): readonly PartyRow[] =>
  who === 'all' ? parties.filter(({ state }) => state === 'in') : [findInside(parties, who)];

export const legsOf = (parties: readonly PartyRow[]): LegId[] => parties.map(({ legId }) => legId);
