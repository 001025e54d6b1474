import type { CompanyId, RoomId } from '../../../../contract/ids.ts';
import { isLost, upSince } from '../../call-records/index.ts';
import { roomFor } from '../../rooms/index.ts';
import type { MeetingContext } from '../context.ts';
import { companiesWithLiveParties } from '../locate.ts';
import { disconnectedAfterSeconds, overdue } from '../policy.ts';
import { disconnectSilent, liveRooms, readMeeting } from '../queries.ts';
import { removeParties } from './remove-parties.ts';

/** Takes out, in every company, who is lost, and ends the meetings whose time is over. */
export async function sweepMeetings(context: MeetingContext): Promise<void> {
  const { database } = context.platform;
  for (const company of await companiesWithLiveParties(database.resolver)) await sweepCompany(context, company);
}

async function sweepCompany(context: MeetingContext, company: CompanyId): Promise<void> {
  const { database, clock, fanout } = context.platform;
  const db = database.forCompany(company);
  const since = await upSince(db);
  const silent = new Date(clock.now().getTime() - disconnectedAfterSeconds * 1000);
  for (const room of await disconnectSilent(db, company, silent))
    await fanout.publish('meeting', { room, company }, db);
  for (const room of await liveRooms(db, company)) {
    await removeLost(context, company, room, since);
    await endOverdue(context, company, room);
  }
}

async function removeLost(
  context: MeetingContext,
  company: CompanyId,
  room: RoomId,
  since: Date | null,
): Promise<void> {
  const { database, clock } = context.platform;
  const read = await readMeeting(database.forCompany(company), company, room);
  const now = clock.now();
  const who = ({ aliveAt }: { aliveAt: Date }) => isLost(aliveAt, since, now);
  if (!read?.parties.some(who)) return;
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
