import type { MeetingRow, PartyRow } from './queries.ts';

/** Of those who were disconnected a meeting knows so many; the oldest are forgotten first. */
const mostRemoved = 200;

/** How who was disconnected is known again: by account, as a system, or by the network. */
const subjectOf = ({ accountId, partyKind, partyId, originDigest }: PartyRow): string | null =>
  accountId ?? (partyKind === 'video-system' ? partyId : originDigest);

/**
 * Who may not come back by itself, with one who was disconnected now. Of an account the network too: without it the same
 * person would be back at once as a guest.
 */
export function withRemoved({ removed }: Pick<MeetingRow, 'removed'>, party: PartyRow): string[] {
  const subjects = [subjectOf(party), party.accountId === null ? null : party.originDigest].filter(
    (subject) => subject !== null,
  );
  return [...removed.filter((known) => !subjects.includes(known)), ...subjects].slice(-mostRemoved);
}

/** A newcomer who was disconnected from this meeting waits in the lobby to be let in; owners and administrators don't. */
export function holdBack(newcomer: PartyRow, { removed }: Pick<MeetingRow, 'removed'>): PartyRow {
  const subject = subjectOf(newcomer);
  if (newcomer.owner || subject === null || !removed.includes(subject)) return newcomer;
  return { ...newcomer, state: 'waiting-lobby', joinedAt: null };
}
