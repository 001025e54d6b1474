import type { LegId } from '../../../contract/ids.ts';
import type { Party } from '../../../contract/live.ts';

/** Raised hands first, in their order; then everybody in the order of arrival. */
export function inRosterOrder(parties: readonly Party[], hands: ReadonlyMap<LegId, number>): Party[] {
  const last = parties.length + 1;
  return parties.toSorted((one, other) => (hands.get(one.leg) ?? last) - (hands.get(other.leg) ?? last));
}

/** As names are compared: without capitals and accents. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Those whose name has every word that was typed. */
export function findPeople(parties: readonly Party[], typed: string): Party[] {
  const words = plain(typed).split(/\s+/u);
  return parties.filter(({ name }) => words.every((word) => plain(name).includes(word)));
}

export type PersonAct = 'pin' | 'mute' | 'lower-hand' | 'make-host' | 'give-control' | 'make-guest' | 'disconnect';

/** What one may do with a party of the meeting, in the order of the menu; as the service has it. */
export function actsOn(party: Party, own: Party | undefined): PersonAct[] {
  const isYou = own?.leg === party.leg;
  const acts: PersonAct[] = isYou ? [] : ['pin'];
  if (party.handAt !== null && (isYou || own?.control)) acts.push('lower-hand');
  if (!own?.control || isYou) return acts;
  if (party.media.microphone) acts.push('mute');
  if (party.role !== 'host') acts.push('make-host');
  if (!party.control && party.kind !== 'video-system') acts.push('give-control');
  if (party.role === 'host' && !party.owner) acts.push('make-guest');
  if (!party.owner || own.owner) acts.push('disconnect');
  return acts;
}
