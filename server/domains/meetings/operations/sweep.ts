import type { CompanyId, RoomId } from '../../../../contract/ids.ts';
import { isLost, upSince } from '../../call-records/index.ts';
import { getCompany, isOpenStatus } from '../../companies/index.ts';
import { type Room, roomsAmong } from '../../rooms/index.ts';
import type { MeetingContext } from '../context.ts';
import { companiesWithLiveParties } from '../locate.ts';
import { disconnectedAfterSeconds, isGone, isOver, type MeetingPlace, type TimeLimits } from '../policy.ts';
import { type MeetingRow, type PartyRow, readMeeting } from '../queries.ts';
import { ringsOverdue } from '../ring-queries.ts';
import { disconnectSilent, type SweptMeeting, sweptMeetings } from '../sweep-queries.ts';
import { announceEnd, passes } from './announce-end.ts';
import { changeMeeting } from './change-meeting.ts';
import { endMeetingsOf } from './end-meetings.ts';
import { removeParties } from './remove-parties.ts';
import { endRing } from './ring-end.ts';

interface Sweep {
  company: CompanyId;
  limits: TimeLimits;
  /** Since when the service has been up. */
  since: Date | null;
  /** Null where the room was removed. */
  place: MeetingPlace | null;
}

/** Takes out, in every company, who is lost, announces the ends that come near, and ends the meetings whose time is over. */
export async function sweepMeetings(context: MeetingContext): Promise<void> {
  const { database } = context.platform;
  for (const company of await companiesWithLiveParties(database.resolver)) await sweepCompany(context, company);
}

async function sweepCompany(context: MeetingContext, company: CompanyId): Promise<void> {
  const db = context.platform.database.forCompany(company);
  const limits = await getCompany(db, company);
  if (!isOpenStatus(limits.status)) return endMeetingsOf(context, company);
  const since = await upSince(db);
  for (const place of await ringsOverdue(db, company, context.platform.clock.now())) {
    await endRing(context, place, 'no-answer');
  }
  const meetings = await sweptMeetings(db, company, silentBefore(context));
  const ids = meetings.flatMap(({ meeting: { kind, roomId } }) => (kind === 'meeting' ? roomId : []));
  const rooms = await roomsAmong(db, company, ids);
  for (const swept of meetings) {
    const room = rooms.get(swept.meeting.roomId);
    await sweepMeeting(context, { company, limits, since, place: placeOf(swept.meeting, room) }, swept);
  }
}

/** Who has proved nothing since then is shown as disconnected. */
const silentBefore = ({ platform }: MeetingContext): Date =>
  new Date(platform.clock.now().getTime() - disconnectedAfterSeconds * 1000);

/** Most meetings have nothing to be done, and then nothing more of them is read. */
async function sweepMeeting(context: MeetingContext, sweep: Sweep, swept: SweptMeeting): Promise<void> {
  const { company, since, place } = sweep;
  const { roomId: room } = swept.meeting;
  const at = context.platform.clock.now();
  const before = silentBefore(context);
  if (swept.spokenForAt && swept.spokenForAt < before) await showSilent(context, company, room, before);
  if (!place) {
    await removeParties(context, { company, room, who: () => true, at, reason: 'room-removed' });
    return;
  }
  const who = (party: Pick<PartyRow, 'node' | 'aliveAt' | 'mediaGoneAt'>) =>
    isLost(party.aliveAt, since, context.platform.clock.now()) || isGone(party, context.platform.clock.now());
  const { provedAt, goneSince } = swept;
  const losesSome = [provedAt, goneSince].some(
    (aliveAt) => aliveAt && who({ node: null, aliveAt, mediaGoneAt: goneSince }),
  );
  if (losesSome) await removeParties(context, { company, room, who, at: 'last-proof', reason: 'lost' });
  if (losesSome || isOver(swept.meeting, at) || passes(swept.meeting, place, sweep.limits, at)) {
    await watchEnd(context, { ...sweep, place }, room);
  }
}

/** Shows parties as disconnected whose node died without a word. */
const showSilent = (context: MeetingContext, company: CompanyId, room: RoomId, before: Date): Promise<void> =>
  changeMeeting(context, { company, room }, async (trx) => {
    await disconnectSilent(trx, company, room, before);
    return true;
  });

async function watchEnd(
  context: MeetingContext,
  { company, limits, place }: Sweep & { place: MeetingPlace },
  room: RoomId,
): Promise<void> {
  const { database, clock } = context.platform;
  const read = await readMeeting(database.forCompany(company), company, room);
  if (!read) return;
  const now = clock.now();
  if (!isOver(read.meeting, now)) return announceEnd(context, read.meeting, place, limits);
  const reason = read.meeting.endsWhy === 'no-host' ? 'no-host' : 'time-limit';
  const who = ({ state }: { state: string }) => state === 'in';
  await removeParties(context, { company, room, who, at: now, reason });
}

/** Null where the room is not there any more. */
function placeOf({ kind }: MeetingRow, room: Room | undefined): MeetingPlace | null {
  if (kind === 'direct') return { kind, hasHostPin: false };
  return room ? { kind: room.kind, hasHostPin: room.hostPin !== null } : null;
}
