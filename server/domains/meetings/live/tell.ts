import type { ChatMessage, MeetingState } from '../../../../contract/live.ts';
import { chatFor } from '../chat.ts';
import { engineOf, type MeetingContext } from '../context.ts';
import type { Place } from '../operations/join.ts';
import { presentMeeting } from '../present.ts';
import type { PartyRow } from '../queries.ts';
import { presentCalled } from '../ring-queries.ts';
import { admitLeg } from './admit-leg.ts';
import type { Connection, Seat } from './hub.ts';

/** The party's seat as of a moment of the meeting. */
export const seatOf = ({ room, meeting, party }: Place, token: string, ref: string): Seat => ({
  leg: party.legId,
  token,
  ref,
  company: room.companyId,
  room: room.id,
  home: party.homeCompanyId,
  call: party.state === 'in' ? meeting.callId : null,
  engine: meeting.engine,
  state: party.state,
  version: meeting.version,
  heldChat: [],
  toldMutedAt: null,
});

/** Tells a seated party where it is: `joined` with access to the media, or `waiting`. */
export async function tellPlace(
  context: MeetingContext,
  connection: Connection,
  place: Place,
  resumed: boolean,
): Promise<void> {
  const { platform } = context;
  const { party, meeting, parties, room } = place;
  const { seat, session } = connection;
  if (seat?.leg !== party.legId) return;
  const { leg, token, ref } = seat;
  const wait = (reason: 'host' | 'lobby') =>
    session.send({ type: 'waiting', ref, leg, token, for: reason, roomName: room.name });
  if (party.state === 'waiting-host') return wait('host');
  if (party.state === 'waiting-lobby') return wait('lobby');
  const db = platform.database.forCompany(room.companyId);
  const ringing = place.rings.map(presentCalled);
  if (party.state === 'calling') {
    session.send({ type: 'calling', ref, leg, token, name: ringing[0]?.name ?? '' });
    return;
  }
  const state = presentMeeting(meeting, parties, room, party, platform.clock.now(), ringing);
  if (!state) return wait('lobby');
  const engine = engineOf(context, meeting);
  const of = { call: state.call, leg };
  const access = await admitLeg(context, engine, { ...of, name: party.name, isBack: resumed });
  // Whoever left while a media server was asked is not let in behind its back.
  if (connection.seat !== seat) {
    await engine.remove(of);
    return;
  }
  const chat = await chatFor(db, room.companyId, place);
  if (connection.seat !== seat) return;
  session.send({ type: 'joined', ref, leg, token, resumed, access, meeting: state, chat });
  const held = seat.heldChat ?? [];
  seat.heldChat = null;
  const told = new Set(chat.map(({ id }) => id));
  for (const message of held) if (!told.has(message.id)) tellChat(connection, message);
  tellMuted(connection, party);
}

/** What was said, to one who is in. */
export function tellChat({ seat, session }: Connection, message: ChatMessage): void {
  if (seat?.heldChat) seat.heldChat.push(message);
  else session.send({ type: 'chat', message });
}

/** Tells a page, once, that somebody has muted it. */
export function tellMuted({ seat, session }: Connection, { mutedAt, mutedBy }: PartyRow): void {
  if (!seat || !mutedAt || mutedBy === null || seat.toldMutedAt === mutedAt.getTime()) return;
  seat.toldMutedAt = mutedAt.getTime();
  session.send({ type: 'muted', by: mutedBy });
}

export function tellMeeting(connection: Connection, meeting: MeetingState): void {
  const { seat, session } = connection;
  if (!seat || meeting.version <= seat.version) return;
  seat.version = meeting.version;
  session.send({ type: 'meeting', meeting });
}
