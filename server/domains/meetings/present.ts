import type { CalledParty, MeetingState, Party, WaitingParty } from '../../../contract/live.ts';
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
  viewer: Pick<PartyRow, 'role' | 'control' | 'legId'>,
  now: Date,
  ringing: readonly CalledParty[] = [],
): MeetingState | null {
  if (!meeting.callId || !meeting.startedAt) return null;
  return {
    call: meeting.callId,
    kind: meeting.kind,
    version: meeting.version,
    roomName: meeting.kind === 'direct' ? nameOfOthers(parties, viewer, ringing) : room.name,
    roomAddress: room.address,
    startedAt: meeting.startedAt.toISOString(),
    locked: isLocked(meeting, now),
    parties: parties.filter(({ state }) => state === 'in').map(presentParty),
    lobby: mayLetIn(viewer) ? shownLobby(parties, viewer).map(presentWaiting) : [],
    ringing: [...ringing],
    ends: meeting.endsAt && meeting.endsWhy ? { at: meeting.endsAt.toISOString(), why: meeting.endsWhy } : null,
  };
}

/** What a direct call is called by one of its parties: who else is in it, or is to come. */
function nameOfOthers(
  parties: readonly PartyRow[],
  { legId }: Pick<PartyRow, 'legId'>,
  ringing: readonly CalledParty[],
): string {
  const there = parties.filter((party) => party.legId !== legId && party.state === 'in');
  return (there.length > 0 ? there : ringing).map(({ name }) => name).join(', ');
}

export const isLocked = ({ lockedUntil }: Pick<MeetingRow, 'lockedUntil'>, now: Date): boolean =>
  lockedUntil !== null && lockedUntil > now;
