import { Problem } from '../../../platform/http/problem.ts';
import { originOf } from '../lobby.ts';
import { seatsLeft } from '../policy.ts';
import type { PartyRow } from '../queries.ts';

/** Parties that may wait for one room, and those of them that come from one network without an account. */
const longestQueue = 100;
const longestQueueOfNetwork = 25;

/** The same for those who gave a PIN while the room was on guard. */
const longestQueueOnGuard = 250;

/**
 * Finds a newcomer a place among the parties of a room, and names those who lose theirs for it. Throws `meeting_full`.
 * On guard nobody is refused a place, or a flood of guesses would lock everybody out: who has waited longest makes room,
 * whatever PIN it was, since who stays must not learn anything by it.
 */
export function findPlace(parties: readonly PartyRow[], newcomer: PartyRow, maxParties: number): readonly PartyRow[] {
  if (newcomer.state === 'in') {
    const inside = parties.filter(({ state }) => state === 'in');
    if (seatsLeft(inside, maxParties, newcomer.control) <= 0) throw new Problem('meeting_full');
    return [];
  }
  const queue = parties.filter(({ state, onGuard }) => state !== 'in' && onGuard === newcomer.onGuard);
  // Nobody alone fills the queue, so that others find no place in it.
  const alike = newcomer.accountId ? [] : queue.filter((party) => originOf(party) === originOf(newcomer));
  if (newcomer.onGuard) {
    if (alike.length >= longestQueueOfNetwork) return alike.slice(0, 1);
    return queue.length >= longestQueueOnGuard ? queue.slice(0, 1) : [];
  }
  if (queue.length >= longestQueue || alike.length >= longestQueueOfNetwork) throw new Problem('meeting_full');
  return [];
}
