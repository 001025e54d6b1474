import { announcePresence } from '../../directory/index.ts';
import type { MeetingContext } from '../context.ts';
import { deleteWindows, disconnectNode, roomsOfNode } from '../window-queries.ts';
import { changeMeeting } from './change-meeting.ts';

/**
 * A node is gone: its windows are closed, and the parties whose sockets it held show as disconnected until they come back
 * to another. Their legs stay open up to 60 seconds after what they last proved.
 */
export async function letGoOfNode(context: Pick<MeetingContext, 'platform'>, node: string): Promise<void> {
  const { owner } = context.platform.database;
  await announcePresence(owner, await deleteWindows(owner, node));
  for (const place of await roomsOfNode(owner, node)) {
    await changeMeeting(context, place, async (trx) => {
      await disconnectNode(trx, place.company, place.room, node);
      return true;
    });
  }
}
