import type { CompanyId } from '../../../../contract/ids.ts';
import type { MeetingContext } from '../context.ts';
import { liveRooms } from '../queries.ts';
import { removeParties } from './remove-parties.ts';

/** Ends every meeting of a company that is not open any more; nobody comes in after this, see `joinRoom`. */
export async function endMeetingsOf(context: MeetingContext, company: CompanyId): Promise<void> {
  const { clock, database } = context.platform;
  for (const room of await liveRooms(database.forCompany(company), company)) {
    await removeParties(context, { company, room, who: () => true, at: clock.now(), reason: 'suspended' });
  }
}
