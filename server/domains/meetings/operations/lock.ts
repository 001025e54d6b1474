import { Problem } from '../../../platform/http/problem.ts';
import type { MeetingContext } from '../context.ts';
import { lockHours } from '../policy.ts';
import { lockMeeting, partiesOf } from '../queries.ts';
import type { Keeper } from './let-in.ts';
import { settle } from './settle.ts';
import { requireControl } from './with-control.ts';

/**
 * Locks a meeting, so that nobody but owners and administrators gets in, or opens it again; who waits stays in the
 * lobby. Ends with the meeting, and after 24 hours. Throws `not_in_meeting`, `not_allowed`.
 */
export async function setLock({ platform }: MeetingContext, keeper: Keeper, locked: boolean): Promise<void> {
  const { company, room, leg } = keeper;
  await platform.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const meeting = await lockMeeting(trx, company, room);
      const parties = meeting ? await partiesOf(trx, company, room) : [];
      if (!meeting) throw new Problem('not_in_meeting');
      requireControl(parties, leg);
      const now = platform.clock.now();
      const lockedUntil = locked ? new Date(now.getTime() + lockHours * 3_600_000) : null;
      await settle({ platform }, trx, { ...meeting, lockedUntil }, parties, now);
    });
}
