import type { MediaState } from '../../../../contract/live.ts';
import { proveAlive } from '../../call-records/index.ts';
import type { MeetingContext } from '../context.ts';
import { releaseParty, setMedia } from '../queries.ts';
import { changeMeeting } from './change-meeting.ts';
import type { PartyPlace } from './in-meeting.ts';

/** Shows the others what a party sends. */
export const changeMedia = (context: MeetingContext, place: PartyPlace, media: MediaState): Promise<void> =>
  changeMeeting(context, place, async (trx) => {
    await setMedia(trx, place.company, place.leg, media);
    return true;
  });

/** A party's socket on this node is gone: it stays in the meeting, shown as disconnected, until it comes back or is lost. */
export async function disconnectParty(context: MeetingContext, place: PartyPlace): Promise<void> {
  const { company, leg } = place;
  const { node, platform } = context;
  const at = platform.clock.now();
  await changeMeeting(context, place, async (trx) => {
    const isOurs = await releaseParty(trx, company, leg, { node, at });
    if (isOurs) await proveAlive(trx, company, [leg], at);
    return isOurs;
  });
}
