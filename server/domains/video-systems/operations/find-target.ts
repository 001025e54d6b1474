import type { CompanyId, MemberId, RoomId } from '../../../../contract/ids.ts';
import type { ScreenJoin } from '../../../../contract/video-system-devices.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { findRoom, type PinGiven, type Room, roomFor, standingOf } from '../../rooms/index.ts';
import type { ScreenPorts } from '../ports.ts';

/** Where a screen is to come, and what it may there. */
export interface Target {
  room: Room;
  /** Somebody with control of the room asks for it: nobody else is asked. */
  atOnce: boolean;
  pin: Exclude<PinGiven, 'wrong'>;
  pinFits: boolean;
}

type Parts = Pick<Platform, 'clock' | 'database' | 'secrets'>;

/**
 * The room that somebody with a phone chose, and what the person's say counts in it. A PIN is read here, as the phone's
 * own, so that guesses count against the phone and the screen never learns one. Throws `not_signed_in`, `not_found`,
 * `not_in_meeting`, `room_not_found`, `room_closed`, `pin_wrong`, `pin_throttled`.
 */
export async function findTarget(
  platform: Parts,
  ports: Pick<ScreenPorts, 'meetingsOf' | 'checkPin'>,
  context: RequestContext,
  join: ScreenJoin,
): Promise<Target> {
  if (join.to === 'address') return byAddress(platform, ports, context, join);
  const { caller } = context;
  if (caller.kind !== 'account' || !caller.member) throw new Problem('not_signed_in');
  const { id, company } = caller.member;
  if (join.to === 'room') {
    const room = await openRoom(platform, context, company, join.room);
    if (room?.standing !== 'control') throw new Problem('not_found');
    return { room, atOnce: true, pin: 'none', pinFits: false };
  }
  return byMeeting(platform, ports, context, { member: id, room: join.room });
}

/** Whoever is in a meeting has shown that the room's PIN is known; the lobby and the lock are for who has control. */
async function byMeeting(
  platform: Parts,
  { meetingsOf }: Pick<ScreenPorts, 'meetingsOf'>,
  context: RequestContext,
  { member, room: asked }: { member: MemberId; room: RoomId },
): Promise<Target> {
  const meeting = (await meetingsOf(member)).find(({ room }) => room === asked);
  const room = meeting && (await openRoom(platform, context, meeting.company, asked));
  if (!meeting || !room) throw new Problem('not_in_meeting', { detail: 'You are not in this meeting any more.' });
  return { room, atOnce: meeting.control, pin: 'guest', pinFits: false };
}

async function byAddress(
  platform: Parts,
  { checkPin }: Pick<ScreenPorts, 'checkPin'>,
  context: RequestContext,
  { address, pin }: Extract<ScreenJoin, { to: 'address' }>,
): Promise<Target> {
  const found = await findRoom(platform, readAddress(address), context.origin, platform.clock.now());
  const room = await openRoom(platform, context, found.company, found.party);
  if (!room) throw new Problem('room_not_found');
  if (room.standing === 'control') return { room, atOnce: true, pin: 'none', pinFits: false };
  if (room.closedAt) throw new Problem('room_closed');
  const read = pin ? await checkPin(context, found.company, room.id, pin) : { pin: 'none' as const, fits: false };
  if (read.pin === 'wrong') throw new Problem('pin_wrong');
  if (room.guestPin !== null && read.pin === 'none') {
    throw new Problem('pin_wrong', { detail: 'This room asks for a PIN.' });
  }
  return { room, atOnce: false, pin: read.pin, pinFits: read.fits };
}

async function openRoom({ database }: Parts, { caller }: RequestContext, company: CompanyId, id: string) {
  const db = database.forCompany(company);
  const room = await roomFor(db, company, id);
  return room ? { ...room, standing: await standingOf(db, company, room, caller) } : null;
}

/** The address in what somebody typed or pasted: an address, or a room's link (`https://host/meet/<address>`). */
function readAddress(typed: string): string {
  const [, linked = ''] = /\/meet\/([^/?#\s]+)/.exec(typed) ?? [];
  if (linked === '') return typed.trim();
  try {
    return decodeURIComponent(linked);
  } catch {
    return linked;
  }
}
