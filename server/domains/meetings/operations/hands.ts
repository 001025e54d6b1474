import type { LegId } from '../../../../contract/ids.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { MeetingContext } from '../context.ts';
import { lockMeeting, partiesOf } from '../queries.ts';
import { setHandAt } from '../talk-queries.ts';
import type { Keeper } from './let-in.ts';
import { insideOrAll, legsOf, withControl } from './with-control.ts';

/** Raises the own hand or lowers it; one that is up already keeps its place. Throws `not_in_meeting`. */
export async function setHand({ platform }: MeetingContext, seat: Keeper, raised: boolean): Promise<void> {
  const { company, room, leg } = seat;
  await platform.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const meeting = await lockMeeting(trx, company, room);
      const party = meeting && (await partiesOf(trx, company, room)).find(({ legId }) => legId === leg);
      if (party?.state !== 'in') throw new Problem('not_in_meeting');
      if ((party.handAt !== null) === raised) return;
      await setHandAt(trx, company, [leg], raised ? platform.clock.now() : null);
      await platform.fanout.publish('meeting', { room, company }, trx);
    });
}

/** Lowers the hand of a party, or of all. Throws `not_in_meeting`, `not_allowed`, `not_found`. */
export const lowerHands = (context: MeetingContext, keeper: Keeper, who: LegId | 'all'): Promise<void> =>
  withControl(context, keeper, async ({ trx, parties }) => {
    const raised = insideOrAll(parties, who).filter(({ handAt }) => handAt !== null);
    await setHandAt(trx, keeper.company, legsOf(raised), null);
    return raised.length > 0;
  });
