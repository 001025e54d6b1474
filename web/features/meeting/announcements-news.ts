import type { LegId } from '../../../contract/ids.ts';
import type { ChatMessage, MeetingState, Party } from '../../../contract/live.ts';

/** What of a meeting others are told about. */
export interface Seen {
  meeting: Pick<MeetingState, 'parties' | 'lobby' | 'locked'>;
  chat: readonly ChatMessage[];
}

export type News =
  | { what: 'joined' | 'left' | 'waits' | 'raised'; leg: LegId; name: string }
  | { what: 'said'; leg: LegId; name: string; text: string; id: string }
  | { what: 'locked' | 'unlocked' | 'made-host' | 'given-control' | 'made-guest' };

/** What happened between two moments, as one of the parties hears of it. One's own coming and going is no news to oneself. */
export function newsBetween(before: Seen, after: Seen, you: LegId): News[] {
  return [
    ...partyNews(before.meeting.parties, after.meeting.parties, you),
    ...after.meeting.lobby
      .filter(({ leg }) => !before.meeting.lobby.some((party) => party.leg === leg))
      .map(({ leg, name }): News => ({ what: 'waits', leg, name })),
    ...lockNews(before.meeting.locked, after.meeting.locked),
    ...ownNews(find(before.meeting.parties, you), find(after.meeting.parties, you)),
    ...(after.chat === before.chat ? [] : chatNews(before.chat, after.chat, you)),
  ];
}

const find = (parties: readonly Party[], leg: LegId) => parties.find((party) => party.leg === leg);

function partyNews(before: readonly Party[], after: readonly Party[], you: LegId): News[] {
  const others = after.filter(({ leg }) => leg !== you);
  const came = others.filter(({ leg }) => !find(before, leg));
  const went = before.filter(({ leg }) => leg !== you && !find(after, leg));
  const raised = others.filter(({ leg, handAt }) => handAt !== null && !find(before, leg)?.handAt);
  return [
    ...came.map(({ leg, name }): News => ({ what: 'joined', leg, name })),
    ...went.map(({ leg, name }): News => ({ what: 'left', leg, name })),
    ...raised.map(({ leg, name }): News => ({ what: 'raised', leg, name })),
  ];
}

function chatNews(before: readonly ChatMessage[], after: readonly ChatMessage[], you: LegId): News[] {
  return after
    .filter(({ id, leg }) => leg !== you && !before.some((message) => message.id === id))
    .map(({ id, leg, name, text }): News => ({ what: 'said', id, leg, name, text }));
}

function lockNews(before: boolean, after: boolean): News[] {
  if (before === after) return [];
  return [{ what: after ? 'locked' : 'unlocked' }];
}

function ownNews(before: Party | undefined, after: Party | undefined): News[] {
  if (!before || !after) return [];
  if (after.control && !before.control) return [{ what: 'given-control' }];
  if (after.role !== before.role) return [{ what: after.role === 'host' ? 'made-host' : 'made-guest' }];
  return [];
}

/** The hands in the order in which they went up, by leg: 1 for the first. */
export function handOrder(parties: readonly Party[]): ReadonlyMap<LegId, number> {
  const raised = parties.filter(({ handAt }) => handAt !== null);
  const inOrder = raised.toSorted((one, other) => (one.handAt ?? '').localeCompare(other.handAt ?? ''));
  return new Map(inOrder.map(({ leg }, index) => [leg, index + 1]));
}
