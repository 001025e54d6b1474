import type { Trx } from '../../../platform/database/database.ts';
import type { MeetingContext } from '../context.ts';
import type { LegPlace } from '../locate.ts';
import { lockMeeting } from '../queries.ts';
import { announceMeeting } from './announce-meeting.ts';

/** Changes something of a room's meeting under its lock, if there is one; tells every node where `change` answers true. */
export const changeMeeting = (
  { platform }: Pick<MeetingContext, 'platform'>,
  { company, room }: LegPlace,
  change: (trx: Trx) => Promise<boolean>,
): Promise<void> =>
  platform.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const meeting = await lockMeeting(trx, company, room);
      if (meeting && (await change(trx))) await announceMeeting(platform, trx, meeting);
    });
