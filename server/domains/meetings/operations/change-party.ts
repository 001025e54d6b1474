import type { MediaState } from '../../../../contract/live.ts';
import { proveAlive } from '../../call-records/index.ts';
import type { MeetingContext } from '../context.ts';
import { lockMeeting, releaseParty, setMedia } from '../queries.ts';
import { announceMeeting } from './announce-meeting.ts';
import type { PartyPlace } from './in-meeting.ts';

/** Shows the others what a party sends. */
export async function changeMedia(
  { platform }: MeetingContext,
  { company, room, leg }: PartyPlace,
  media: MediaState,
): Promise<void> {
  await platform.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const meeting = await lockMeeting(trx, company, room);
      if (!meeting) return;
      await setMedia(trx, company, leg, media);
      await announceMeeting(platform, trx, meeting);
    });
}

/** A party's socket on this node is gone: it stays in the meeting, shown as disconnected, until it comes back or is lost. */
export async function disconnectParty({ platform, node }: MeetingContext, place: PartyPlace): Promise<void> {
  const { company, room, leg } = place;
  const at = platform.clock.now();
  await platform.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const meeting = await lockMeeting(trx, company, room);
      if (!meeting) return;
      if (!(await releaseParty(trx, company, leg, { node, at }))) return;
      await proveAlive(trx, company, [leg], at);
      await announceMeeting(platform, trx, meeting);
    });
}
