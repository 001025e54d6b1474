import type { CompanyId, RoomId } from '../../../../contract/ids.ts';
import { isLost, upSince } from '../../call-records/index.ts';
import { getCompany, isOpenStatus } from '../../companies/index.ts';
import { roomFor } from '../../rooms/index.ts';
import type { MeetingContext } from '../context.ts';
import { companiesWithLiveParties } from '../locate.ts';
import { disconnectedAfterSeconds, overdue } from '../policy.ts';
import { disconnectSilent, liveRooms, lockMeeting, partiesOf, readMeeting } from '../queries.ts';
import { endMeetingsOf } from './end-meetings.ts';
import { removeParties } from './remove-parties.ts';

/** Takes out, in every company, who is lost, and ends the meetings whose time is over. */
export async function sweepMeetings(context: MeetingContext): Promise<void> {
  const { database } = context.platform;
  for (const company of await companiesWithLiveParties(database.resolver)) await sweepCompany(context, company);
}

async function sweepCompany(context: MeetingContext, company: CompanyId): Promise<void> {
  const db = context.platform.database.forCompany(company);
  if (!isOpenStatus((await getCompany(db, company)).status)) return endMeetingsOf(context, company);
  const since = await upSince(db);
  for (const room of await liveRooms(db, company)) {
    await showSilent(context, company, room);
    await removeLost(context, company, room, since);
    await endOverdue(context, company, room);
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

async function removeLost(
  context: MeetingContext,
  company: CompanyId,
  room: RoomId,
  since: Date | null,
): Promise<void> {
  const { database, clock } = context.platform;
  const parties = await partiesOf(database.forCompany(company), company, room);
  const now = clock.now();
  const who = ({ aliveAt }: { aliveAt: Date }) => isLost(aliveAt, since, now);
  if (!parties.some(who)) return;
  await removeParties(context, { company, room, who, at: 'last-proof', reason: 'lost' });
}

async function endOverdue(context: MeetingContext, company: CompanyId, roomId: RoomId): Promise<void> {
  const { database, clock } = context.platform;
  const db = database.forCompany(company);
  const read = await readMeeting(db, company, roomId);
  if (!read) return;
  const room = await roomFor(db, company, roomId);
  const now = clock.now();
  if (!room) {
    await removeParties(context, { company, room: roomId, who: () => true, at: now, reason: 'room-removed' });
    return;
  }
  const reason = overdue(read.meeting, { kind: room.kind, hasHostPin: room.hostPin !== null }, now);
  if (!reason) return;
  const who = ({ state }: { state: string }) => state === 'in';
  await removeParties(context, { company, room: roomId, who, at: now, reason });
}
