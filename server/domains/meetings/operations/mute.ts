import type { LegId } from '../../../../contract/ids.ts';
import type { MeetingContext } from '../context.ts';
import type { MeetingRow } from '../queries.ts';
import { muteLegs } from '../talk-queries.ts';
import type { PartyPlace } from './in-meeting.ts';
import { silence } from './let-go.ts';
import { insideOrAll, legsOf, withControl } from './with-control.ts';

/**
 * Turns the microphone of a party off, or of all but the one who asks; only its owner turns it on again. Their pages
 * are told by whom, those that have no connection now when they come back. Throws `not_in_meeting`, `not_allowed`,
 * `not_found`.
 */
export async function muteParties(context: MeetingContext, keeper: PartyPlace, who: LegId | 'all'): Promise<void> {
  const muted: { meeting: MeetingRow; legs: LegId[] }[] = [];
  await withControl(context, keeper, async ({ trx, meeting, parties, party: { legId, name } }) => {
    const heard = insideOrAll(parties, who).filter((party) => party.legId !== legId && party.microphone);
    muted.push({ meeting, legs: legsOf(heard) });
    await muteLegs(trx, keeper.company, legsOf(heard), { mutedAt: context.platform.clock.now(), mutedBy: name });
    return heard.length > 0 ? parties : null;
  });
  for (const { meeting, legs } of muted) await silence(context, meeting, legs);
}
