import type { MeetingState, Party, WaitingParty } from '../../../contract/live.ts';
import type { Room } from '../rooms/index.ts';
import { shownLobby } from './lobby.ts';
import { mayLetIn } from './policy.ts';
import type { MeetingRow, PartyRow } from './queries.ts';

const presentParty = (party: PartyRow, at: number, all: readonly PartyRow[]): Party => ({
  leg: party.legId,
  name: party.name,
  kind: party.partyKind,
  role: party.role,
  control: party.control,
  owner: party.owner,
  device: 1 + all.slice(0, at).filter(({ partyId }) => partyId !== null && partyId === party.partyId).length,
  joinedAt: (party.joinedAt ?? party.arrivedAt).toISOString(),
  media: { microphone: party.microphone, camera: party.camera, screen: party.screen },
  handAt: party.handAt?.toISOString() ?? null,
  connected: party.node !== null,
});

const presentWaiting = (party: PartyRow): WaitingParty => ({
  leg: party.legId,
  name: party.name,
  kind: party.partyKind,
  since: party.arrivedAt.toISOString(),
});

/** A meeting as one of its parties sees it; null where none goes on. Who waits is told to whoever may let in. */
export function presentMeeting(
  meeting: MeetingRow,
  parties: readonly PartyRow[],
  room: Pick<Room, 'name' | 'address'>,
  viewer: Pick<PartyRow, 'role' | 'control'>,
  now: Date,
): MeetingState | null {
  if (!meeting.callId || !meeting.startedAt) return null;
  return {
    call: meeting.callId,
    kind: meeting.kind,
    version: meeting.version,
    roomName: room.name,
    roomAddress: room.address,
    startedAt: meeting.startedAt.toISOString(),
    locked: isLocked(meeting, now),
    parties: parties.filter(({ state }) => state === 'in').map(presentParty),
    lobby: mayLetIn(viewer) ? shownLobby(parties, viewer).map(presentWaiting) : [],
    ringing: [],
    ends: meeting.endsAt && meeting.endsWhy ? { at: meeting.endsAt.toISOString(), why: meeting.endsWhy } : null,
  };
}

export const isLocked = ({ lockedUntil }: Pick<MeetingRow, 'lockedUntil'>, now: Date): boolean =>
  lockedUntil !== null && lockedUntil > now;
