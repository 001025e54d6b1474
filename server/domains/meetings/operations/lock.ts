import type { MeetingContext } from '../context.ts';
import { lockHours } from '../policy.ts';
import { inMeeting, type PartyPlace } from './in-meeting.ts';
import { settle } from './settle.ts';
import { requireControl } from './with-control.ts';

/**
 * Locks a meeting, so that nobody but owners and administrators gets in, or opens it again; who waits stays in the
 * lobby. Ends with the meeting, and after 24 hours. Throws `not_in_meeting`, `not_allowed`.
 */
export const setLock = (context: MeetingContext, place: PartyPlace, locked: boolean): Promise<void> =>
  inMeeting(context, place, async ({ trx, meeting, parties, party }) => {
    requireControl(party);
    const now = context.platform.clock.now();
    const lockedUntil = locked ? new Date(now.getTime() + lockHours * 3_600_000) : null;
    await settle(context, trx, { ...meeting, lockedUntil }, parties, now);
  });
