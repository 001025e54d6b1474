import type { CompanyId, RoomId } from '../../../../contract/ids.ts';
import { isLost, upSince } from '../../call-records/index.ts';
import { getCompany, isOpenStatus } from '../../companies/index.ts';
import { roomFor } from '../../rooms/index.ts';
import type { MeetingContext } from '../context.ts';
import { companiesWithLiveParties } from '../locate.ts';
import { disconnectedAfterSeconds, isGone, isOver, type TimeLimits } from '../policy.ts';
import {
  disconnectSilent,
  liveRooms,
  lockMeeting,
  type MeetingRow,
  type PartyRow,
  partiesOf,
  readMeeting,
} from '../queries.ts';
import { ringsOverdue } from '../ring-queries.ts';
import { announceEnd } from './announce-end.ts';
import { endMeetingsOf } from './end-meetings.ts';
import { removeParties } from './remove-parties.ts';
import { endRing } from './ring-end.ts';

interface Sweep {
  company: CompanyId;
  limits: TimeLimits;
  /** Since when the service has been up. */
  since: Date | null;
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
  const sweep = { company, limits, since: await upSince(db) };
  for (const place of await ringsOverdue(db, company, context.platform.clock.now())) {
    await endRing(context, place, 'no-answer');
  }
  for (const room of await liveRooms(db, company)) {
    await showSilent(context, company, room);
    await removeLost(context, sweep, room);
    await watchEnd(context, sweep, room);
  }
}

/** Shows parties as disconnected whose node died without a word. */
async function showSilent({ platform }: MeetingContext, company: CompanyId, room: RoomId): Promise<void> {
  const { database, clock, fanout } = platform;
  const db = database.forCompany(company);
  const before = new Date(clock.now().getTime() - disconnectedAfterSeconds * 1000);
  const parties = await partiesOf(db, company, room);
  if (!parties.some(({ node, aliveAt }) => node !== null && aliveAt < before)) return;
  await db.transaction().execute(async (trx) => {
    if (!(await lockMeeting(trx, company, room))) return;
    await disconnectSilent(trx, company, room, before);
    await fanout.publish('meeting', { room, company }, trx);
  });
}

async function removeLost(context: MeetingContext, { company, since }: Sweep, room: RoomId): Promise<void> {
  const { database, clock } = context.platform;
  const parties = await partiesOf(database.forCompany(company), company, room);
  const now = clock.now();
  const who = (party: PartyRow) => isLost(party.aliveAt, since, now) || isGone(party, now);
  if (!parties.some(who)) return;
  await removeParties(context, { company, room, who, at: 'last-proof', reason: 'lost' });
}

async function watchEnd(context: MeetingContext, { company, limits }: Sweep, roomId: RoomId): Promise<void> {
  const { database, clock } = context.platform;
  const db = database.forCompany(company);
  const read = await readMeeting(db, company, roomId);
  if (!read) return;
  const place = await placeOf(context, read.meeting);
  const now = clock.now();
  if (!place) {
    await removeParties(context, { company, room: roomId, who: () => true, at: now, reason: 'room-removed' });
    return;
  }
  if (!isOver(read.meeting, now)) return announceEnd(context, read.meeting, place, limits);
  const reason = read.meeting.endsWhy === 'no-host' ? 'no-host' : 'time-limit';
  const who = ({ state }: { state: string }) => state === 'in';
  await removeParties(context, { company, room: roomId, who, at: now, reason });
}

/** Null where the room is not there any more. */
async function placeOf({ platform }: MeetingContext, { kind, companyId, roomId }: MeetingRow) {
  if (kind === 'direct') return { kind, hasHostPin: false };
  const room = await roomFor(platform.database.forCompany(companyId), companyId, roomId);
  return room ? { kind: room.kind, hasHostPin: room.hostPin !== null } : null;
}
