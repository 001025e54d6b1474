import { Problem } from '../../../platform/http/problem.ts';
import type { MeetingContext } from '../context.ts';
import { lockMeeting, partiesOf } from '../queries.ts';
import type { Keeper } from './let-in.ts';
import { settle } from './settle.ts';

/** Somebody who is alone in a meeting is still there: the time that one may be alone begins anew. Throws `not_in_meeting`. */
export async function stayOn({ platform }: MeetingContext, { company, room, leg }: Keeper): Promise<void> {
  await platform.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const meeting = await lockMeeting(trx, company, room);
      const parties = meeting ? await partiesOf(trx, company, room) : [];
      if (!meeting || !parties.some(({ legId, state }) => legId === leg && state === 'in')) {
        throw new Problem('not_in_meeting');
      }
      if (meeting.aloneSince === null) return;
      const now = platform.clock.now();
      const told = meeting.endsWhy === 'alone' ? { endsAt: null, endsWhy: null } : {};
      await settle({ platform }, trx, { ...meeting, aloneSince: now, ...told }, parties, now);
    });
}
