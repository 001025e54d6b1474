import { announcePresence } from '../../directory/index.ts';
import type { MeetingContext } from '../context.ts';
import { lockMeeting } from '../queries.ts';
import { deleteWindows, disconnectNode, roomsOfNode } from '../window-queries.ts';
import { announceMeeting } from './announce-meeting.ts';

/**
 * A node is gone: its windows are closed, and the parties whose sockets it held show as disconnected until they come back
 * to another. Their legs stay open up to 60 seconds after what they last proved.
 */
export async function letGoOfNode({ platform }: Pick<MeetingContext, 'platform'>, node: string): Promise<void> {
  const { database, fanout } = platform;
  await announcePresence(database.owner, await deleteWindows(database.owner, node));
  for (const { company, room } of await roomsOfNode(database.owner, node)) {
    await database
      .forCompany(company)
      .transaction()
      .execute(async (trx) => {
        const meeting = await lockMeeting(trx, company, room);
        if (!meeting) return;
        await disconnectNode(trx, company, room, node);
        await announceMeeting({ fanout }, trx, meeting);
      });
  }
}
