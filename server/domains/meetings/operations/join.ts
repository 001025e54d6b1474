import type { RoomId, ScreenAskId } from '../../../../contract/ids.ts';
import type { EndReason, MediaState } from '../../../../contract/live.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { together } from '../../../platform/database/together.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { heldStatus, isOpenStatus } from '../../companies/index.ts';
import {
  type Admission,
  admit,
  bringIn,
  findRoom,
  type Room,
  roomById,
  type Standing,
  standingOf,
} from '../../rooms/index.ts';
import type { CallRoom } from '../call-room.ts';
import { engineOf, type MeetingContext } from '../context.ts';
import { isLocked } from '../present.ts';
import {
  deleteParties,
  enterMeeting,
  insertParty,
  type LockedMeeting,
  lockStatements,
  type MeetingRow,
  type PartyRow,
} from '../queries.ts';
import { holdBack } from '../removed.ts';
import type { RingRow } from '../ring-queries.ts';
import { type CheckedPin, checkPin } from './check-pin.ts';
import { engineFor } from './engine-for.ts';
import { findPlace } from './find-place.ts';
import { hasHost, letFollow, mayFollow } from './follow.ts';
import { makeParty } from './make-party.ts';
import { type BroughtIn, readAsk } from './read-ask.ts';
import { beginLegs, settle } from './settle.ts';
import { nameElsewhere, shownName, type Visitor } from './visitor.ts';

export interface JoinRequest {
  address: string;
  pin: string | undefined;
  /** By which a video system's screen comes where a phone asked it to. */
  ask?: ScreenAskId | undefined;
  media: MediaState;
  token: string;
  visitor: Visitor;
}

/** Where a party is after its arrival or return, with the state of the meeting of that moment. */
export interface Place {
  room: CallRoom;
  meeting: MeetingRow;
  parties: readonly PartyRow[];
  party: PartyRow;
  rings: readonly RingRow[];
}

/**
 * Lets a visitor into a room, or makes it wait, by the table of section 5. Throws `room_not_found`, `too_many_requests`,
 * `pin_wrong`, `pin_throttled`, `name_missing`, `meeting_full`, `room_closed`.
 */
export async function joinRoom(context: MeetingContext, request: JoinRequest): Promise<Place> {
  const { database, clock } = context.platform;
  const { company, party } = await findRoom(context.platform, request.address, request.visitor.origin, clock.now());
  const elsewhere = await nameElsewhere(context, request.visitor, company);
  const asked = await readAsk(context, request, { company, room: party });
  const checked = asked?.checked ?? (await checkPin(context, company, party, request.visitor, request.pin));
  return database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const [[room], [held], [found], parties, rings] = await together(
        trx,
        roomById.filled(trx, company, party),
        heldStatus.filled(trx, company),
        ...lockStatements(trx, company, party as RoomId),
      );
      if (!room) throw new Problem('room_not_found');
      if (!isOpenStatus(held?.status)) throw new Problem('room_closed');
      const standing = await standingOf(trx, company, room, request.visitor.caller);
      if (room.closedAt && standing !== 'control' && !asked?.atOnce) throw new Problem('room_closed');
      const name = elsewhere ?? (await shownName(trx, request.visitor, room));
      const seen = found
        ? { meeting: found, parties, rings }
        : await enterMeeting(trx, company, room.id, await engineFor(context, trx, company));
      return enter(context, trx, request, { room, name, standing, asked, checked, ...seen });
    });
}

interface Entry extends LockedMeeting {
  room: Room;
  name: string;
  standing: Standing;
  asked: BroughtIn | null;
  checked: CheckedPin;
}

/** Decides about the newcomer on the locked meeting, and seats it. */
async function enter(
  context: MeetingContext,
  trx: Trx,
  request: JoinRequest,
  { room, name, standing, asked, checked, meeting, parties, rings }: Entry,
): Promise<Place> {
  const now = context.platform.clock.now();
  const rules = { hostPin: room.hostPin !== null, guestPin: room.guestPin !== null, lobby: room.lobby };
  const arrival = { standing, pin: checked.pin, hostInside: hasHost(parties), locked: isLocked(meeting, now) };
  const admission = asked?.atOnce ? bringIn(rules) : admit(rules, arrival);
  const newcomer = holdBack(makeArriving(context, request, { room, name, standing, admission, checked, now }), meeting);
  const leaving = findPlace(parties, newcomer, engineOf(context, meeting).capabilities.maxParties);
  await deleteParties(
    trx,
    room.companyId,
    leaving.map(({ legId }) => legId),
  );
  await insertParty(trx, newcomer);
  const there = parties.filter((row) => !leaving.includes(row));
  const gone = leaving.length > 0 ? ('refused' as const) : undefined;
  return seat(context, trx, { room, meeting, parties: there, rings, party: newcomer }, now, gone);
}

interface Arriving extends Pick<Entry, 'room' | 'name' | 'standing' | 'checked'> {
  admission: Admission;
  now: Date;
}

function makeArriving(
  context: MeetingContext,
  { visitor, media, token }: JoinRequest,
  { room, name, standing, admission, checked, now }: Arriving,
): PartyRow {
  if ('refuse' in admission) throw new Problem(admission.refuse);
  if ('askPin' in admission) throw new Problem('pin_wrong', { detail: 'This room asks for a PIN.' });
  const enters = 'enter' in admission;
  return makeParty(
    context,
    { meeting: { ...room, roomId: room.id }, visitor, media, token, name, now },
    {
      state: enters ? 'in' : `waiting-${admission.wait}`,
      role: enters ? admission.enter : admission.as,
      control: enters && admission.control,
      owner: standing === 'control',
      onGuard: checked.pin === 'unread',
      pinFits: checked.pin === 'unread' && checked.fits,
    },
  );
}

/** Begins the newcomer's leg, and those of whoever waited for a host where this is one. */
async function seat(
  context: MeetingContext,
  trx: Trx,
  before: Place,
  now: Date,
  gone: EndReason | undefined,
): Promise<Place> {
  const { room, party, rings } = before;
  const callId =
    party.state === 'in' ? await beginLegs(context, trx, before.meeting, room, [party], now) : before.meeting.callId;
  const meeting = { ...before.meeting, callId };
  const there = [...before.parties, party];
  const parties = mayFollow(there) ? await letFollow(context, trx, { room, meeting, parties: there }, now) : there;
  const news = { gone, shownBy: context.node };
  return { room, party, parties, rings, meeting: await settle(context, trx, meeting, parties, now, news) };
}
