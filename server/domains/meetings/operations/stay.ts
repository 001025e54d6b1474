import type { MeetingContext } from '../context.ts';
import { inMeeting, type PartyPlace } from './in-meeting.ts';
import { settle } from './settle.ts';

/** Somebody who is alone in a meeting is still there: the time that one may be alone begins anew. Throws `not_in_meeting`. */
export const stayOn = (context: MeetingContext, place: PartyPlace): Promise<void> =>
  inMeeting(context, place, async ({ trx, meeting, parties }) => {
    if (meeting.aloneSince === null) return;
    const now = context.platform.clock.now();
    const told = meeting.endsWhy === 'alone' ? { endsAt: null, endsWhy: null } : {};
    await settle(context, trx, { ...meeting, aloneSince: now, ...told }, parties, now);
  });
