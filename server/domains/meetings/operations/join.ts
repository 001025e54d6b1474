import type { LegId, ScreenAskId } from '../../../../contract/ids.ts';
import type { EndReason, MediaState } from '../../../../contract/live.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { networkOf } from '../../../platform/http/network.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { newId } from '../../../platform/random.ts';
import { holdOpen } from '../../companies/index.ts';
import {
  type Admission,
  admit,
  bringIn,
  findRoom,
  type Room,
  roomFor,
  type Standing,
  standingOf,
} from '../../rooms/index.ts';
import type { CallRoom } from '../call-room.ts';
import { engineOf, type MeetingContext } from '../context.ts';
import { isLocked } from '../present.ts';
import { deleteParties, enterMeeting, insertParty, type MeetingRow, type PartyRow, partiesOf } from '../queries.ts';
import { holdBack } from '../removed.ts';
import { type CheckedPin, checkPin } from './check-pin.ts';
import { engineFor } from './engine-for.ts';
import { findPlace } from './find-place.ts';
import { hasHost, letFollow, mayFollow } from './follow.ts';
import { readAsk } from './read-ask.ts';
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
      const room = await roomFor(trx, company, party);
      if (!room) throw new Problem('room_not_found');
      if (!(await holdOpen(trx, company))) throw new Problem('room_closed');
      const standing = await standingOf(trx, company, room, request.visitor.caller);
      if (room.closedAt && standing !== 'control' && !asked?.atOnce) throw new Problem('room_closed');
      const name = elsewhere ?? (await shownName(trx, request.visitor, room));
      const meeting = await enterMeeting(trx, company, room.id, () => engineFor(context, trx, company));
      const parties = await partiesOf(trx, company, room.id);
      const now = clock.now();
      const rules = { hostPin: room.hostPin !== null, guestPin: room.guestPin !== null, lobby: room.lobby };
      const arrival = { standing, pin: checked.pin, hostInside: hasHost(parties), locked: isLocked(meeting, now) };
      const admission = asked?.atOnce ? bringIn(rules) : admit(rules, arrival);
      const arriving = makeParty(context, request, { room, name, standing, admission, checked, now });
      const newcomer = holdBack(arriving, meeting);
      const leaving = findPlace(parties, newcomer, engineOf(context, meeting).capabilities.maxParties);
      await deleteParties(
        trx,
        company,
        leaving.map(({ legId }) => legId),
      );
      await insertParty(trx, newcomer);
      const there = parties.filter((row) => !leaving.includes(row));
      const gone = leaving.length > 0 ? ('refused' as const) : undefined;
      return seat(context, trx, { room, meeting, parties: there, party: newcomer }, now, gone);
    });
}

interface Entry {
  room: Room;
  name: string;
  standing: Standing;
  admission: Admission;
  checked: CheckedPin;
  now: Date;
}

function makeParty(
  context: MeetingContext,
  request: JoinRequest,
  { room, name, standing, admission, checked, now }: Entry,
): PartyRow {
  if ('refuse' in admission) throw new Problem(admission.refuse);
  if ('askPin' in admission) throw new Problem('pin_wrong', { detail: 'This room asks for a PIN.' });
  const { visitor, media, token } = request;
  const enters = 'enter' in admission;
  const party = visitor.member ?? visitor.system;
  const isHome = party?.company === room.companyId;
  return {
    legId: newId<LegId>(),
    companyId: room.companyId,
    roomId: room.id,
    state: enters ? 'in' : `waiting-${admission.wait}`,
    partyKind: kindOf(visitor, isHome),
    partyId: party?.id ?? null,
    accountId: visitor.account,
    homeCompanyId: party && !isHome ? party.company : null,
    name,
    role: enters ? admission.enter : admission.as,
    control: enters && admission.control,
    owner: standing === 'control',
    ...media,
    handAt: null,
    mutedAt: null,
    mutedBy: null,
    mediaGoneAt: null,
    tokenDigest: context.platform.secrets.digest('leg', token),
    node: context.node,
    browser: visitor.browser,
    originDigest: context.platform.secrets.digest('origin', networkOf(visitor.origin)),
    onGuard: checked.pin === 'unread',
    pinFits: checked.pin === 'unread' && checked.fits,
    arrivedAt: now,
    joinedAt: enters ? now : null,
    aliveAt: now,
  };
}

/** A system is one wherever it is; a member of another company is a guest. */
function kindOf({ system }: Visitor, isHome: boolean): PartyRow['partyKind'] {
  if (system) return 'video-system';
  return isHome ? 'member' : 'guest';
}

/** Begins the newcomer's leg, and those of whoever waited for a host where this is one. */
async function seat(
  context: MeetingContext,
  trx: Trx,
  before: Place,
  now: Date,
  gone: EndReason | undefined,
): Promise<Place> {
  const { room, party } = before;
  const callId =
    party.state === 'in' ? await beginLegs(context, trx, before.meeting, room, [party], now) : before.meeting.callId;
  const meeting = { ...before.meeting, callId };
  const there = [...before.parties, party];
  const parties = mayFollow(there) ? await letFollow(context, trx, { room, meeting, parties: there }, now) : there;
  return { room, party, parties, meeting: await settle(context, trx, meeting, parties, now, gone) };
}
