import type { PartyRow } from './queries.ts';

/** Of those who gave a PIN while the room was on guard a lobby shows so many, one per origin (product, section 5). */
const mostOnGuard = 25;

/** Waits, and is there to hear of being let in: who closed the page or lost the network is not. */
export const isWaiting = ({ state, node }: Pick<PartyRow, 'state' | 'node'>): boolean =>
  state !== 'in' && state !== 'calling' && node !== null;

/** An account, or a network without one. */
export const originOf = ({ accountId, originDigest, legId }: PartyRow): string => accountId ?? originDigest ?? legId;

/**
 * Who waits, as a keeper sees them, in the order of arrival. Of those who gave a PIN on guard, whoever has control sees
 * first who gave one that fits, so that no flood of guesses hides a guest; a host by PIN, who may have guessed it, sees
 * nothing of that.
 */
export function shownLobby(parties: readonly PartyRow[], viewer: Pick<PartyRow, 'control'>): PartyRow[] {
  const waiting = parties.filter(isWaiting);
  const onGuard = waiting.filter((party) => party.onGuard);
  const ranked = viewer.control
    ? onGuard.toSorted((one, other) => Number(other.pinFits) - Number(one.pinFits))
    : onGuard;
  const byOrigin = new Map<string, PartyRow>();
  for (const party of ranked) {
    const origin = originOf(party);
    if (!byOrigin.has(origin)) byOrigin.set(origin, party);
  }
  const shown = new Set([...byOrigin.values()].slice(0, mostOnGuard));
  return waiting.filter((party) => !party.onGuard || shown.has(party));
}
