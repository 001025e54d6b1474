import { Problem } from '../../../platform/http/problem.ts';
import { newId } from '../../../platform/random.ts';
import { readText } from '../chat.ts';
import type { MeetingContext } from '../context.ts';
import { partiesOf } from '../queries.ts';
import { insertMessage, lockToSpeak } from '../talk-queries.ts';
import { actingParty, type PartyPlace } from './in-meeting.ts';

/** Says something to all who are in, kept until the meeting ends. Throws `wrong_input`, `not_in_meeting`. */
export async function sayInChat({ platform }: MeetingContext, seat: PartyPlace, given: string): Promise<void> {
  const { company, room, leg } = seat;
  const text = readText(given);
  await platform.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const meeting = await lockToSpeak(trx, company, room);
      if (!meeting?.callId) throw new Problem('not_in_meeting');
      const party = actingParty(await partiesOf(trx, company, room), leg);
      const id = newId();
      const { callId, said: number } = meeting;
      const { name } = party;
      const saidAt = platform.clock.now();
      await insertMessage(trx, {
        id,
        companyId: company,
        roomId: room,
        callId,
        number,
        legId: leg,
        name,
        saidAt,
        text,
      });
      await platform.fanout.publish('meeting-chat', { room, company, message: id }, trx);
    });
}
