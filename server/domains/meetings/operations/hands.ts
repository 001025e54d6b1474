import type { LegId } from '../../../../contract/ids.ts';
import type { MeetingContext } from '../context.ts';
import { setHandAt } from '../talk-queries.ts';
import { announceMeeting } from './announce-meeting.ts';
import { inMeeting, type PartyPlace } from './in-meeting.ts';
import { insideOrAll, legsOf, withControl } from './with-control.ts';

/** Raises the own hand or lowers it; one that is up already keeps its place. Throws `not_in_meeting`. */
export const setHand = ({ platform }: MeetingContext, place: PartyPlace, raised: boolean): Promise<void> =>
  inMeeting({ platform }, place, async ({ trx, meeting, party }) => {
    if ((party.handAt !== null) === raised) return;
    await setHandAt(trx, place.company, [place.leg], raised ? platform.clock.now() : null);
    await announceMeeting(platform, trx, meeting);
  });

/** Lowers the hand of a party, or of all. Throws `not_in_meeting`, `not_allowed`, `not_found`. */
export const lowerHands = (context: MeetingContext, keeper: PartyPlace, who: LegId | 'all'): Promise<void> =>
  withControl(context, keeper, async ({ trx, parties }) => {
    const raised = insideOrAll(parties, who).filter(({ handAt }) => handAt !== null);
    await setHandAt(trx, keeper.company, legsOf(raised), null);
    return raised.length > 0 ? parties : null;
  });
