import type { MeetingState, Party } from '../../../contract/live.ts';
import type { Room } from '../rooms/index.ts';
import type { MeetingRow, PartyRow } from './queries.ts';

const presentParty = (party: PartyRow): Party => ({
  leg: party.legId,
  name: party.name,
  kind: party.partyKind,
  role: party.role,
  control: party.control,
  owner: party.owner,
  joinedAt: (party.joinedAt ?? party.arrivedAt).toISOString(),
  media: { microphone: party.microphone, camera: party.camera },
  connected: party.node !== null,
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
  const mayLetIn = viewer.control || viewer.role === 'host';
  return {
    call: meeting.callId,
    version: meeting.version,
    roomName: room.name,
    roomAddress: room.address,
    startedAt: meeting.startedAt.toISOString(),
    locked: isLocked(meeting, now),
    parties: parties.filter(({ state }) => state === 'in').map(presentParty),
    waiting: mayLetIn ? parties.filter(({ state }) => state !== 'in').length : 0,
  };
}

export const isLocked = ({ lockedUntil }: Pick<MeetingRow, 'lockedUntil'>, now: Date): boolean =>
  lockedUntil !== null && lockedUntil > now;
