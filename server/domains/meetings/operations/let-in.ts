import type { CompanyId, LegId, RoomId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { isGuarded, roomFor } from '../../rooms/index.ts';
import type { MeetingContext } from '../context.ts';
import { isWaiting, shownLobby } from '../lobby.ts';
import { mayLetIn, seatsLeft } from '../policy.ts';
import { deleteParties, lockMeeting, type MeetingRow, moveParties, type PartyRow, partiesOf } from '../queries.ts';
import { beginLegs, settle } from './settle.ts';

/** The party that lets in or refuses, and where. */
export interface Keeper {
  company: CompanyId;
  room: RoomId;
  leg: LegId;
}

/**
 * Lets one in who waits for the keeper's meeting, or all of them in the order of arrival as far as there is space.
 * Throws `not_allowed`, `not_in_meeting`, `not_found` where the one does not wait here, `meeting_full` where somebody
 * had to stay.
 */
export async function admitParties(context: MeetingContext, keeper: Keeper, who: LegId | 'all'): Promise<void> {
  const stayed = await inMeeting(context, keeper, async (trx, meeting, parties, keeping) => {
    const room = await roomFor(trx, keeper.company, keeper.room);
    if (!room) throw new Problem('not_in_meeting');
    const waiting = who === 'all' ? shownLobby(parties, keeping) : [findWaiting(parties, who)];
    const inside = parties.filter(({ state }) => state === 'in');
    const admitted = waiting.slice(0, Math.max(0, seatsLeft(inside, context.engine.capabilities.maxParties, false)));
    if (admitted.length > 0) {
      const now = context.platform.clock.now();
      const change = { state: 'in', joinedAt: now } as const;
      await moveParties(trx, keeper.company, idsOf(admitted), change);
      const after = (party: PartyRow): PartyRow => ({ ...party, ...change });
      await beginLegs(context, trx, meeting, room, admitted.map(after), now);
      const there = parties.map((party) => (admitted.includes(party) ? after(party) : party));
      await settle(context, trx, meeting, there, now);
    }
    return waiting.length - admitted.length;
  });
  // Those for whom there was space are in all the same.
  if (stayed > 0) throw new Problem('meeting_full');
}

/** Sends one away who waits for the keeper's meeting. Throws `not_allowed`, `not_in_meeting`, `not_found`. */
export async function refuseParty(context: MeetingContext, keeper: Keeper, who: LegId): Promise<void> {
  await inMeeting(context, keeper, async (trx, meeting, parties) => {
    const refused = findWaiting(parties, who);
    await deleteParties(trx, keeper.company, idsOf([refused]));
    const left = parties.filter((party) => party !== refused);
    await settle(context, trx, meeting, left, context.platform.clock.now(), 'refused');
  });
}

/** Runs on the locked meeting, once the keeper is found to be in it and to have the right. */
function inMeeting<Outcome>(
  { platform }: MeetingContext,
  { company, room, leg }: Keeper,
  run: (trx: Trx, meeting: MeetingRow, parties: readonly PartyRow[], keeper: PartyRow) => Promise<Outcome>,
): Promise<Outcome> {
  return platform.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const meeting = await lockMeeting(trx, company, room);
      const parties = meeting ? await partiesOf(trx, company, room) : [];
      const keeper = parties.find(({ legId }) => legId === leg);
      if (!meeting || keeper?.state !== 'in') throw new Problem('not_in_meeting');
      if (!mayLetIn(keeper)) {
        throw new Problem('not_allowed', { detail: 'Only a host, or whoever has control, lets others in.' });
      }
      // In a guarded room a host by PIN may have guessed it.
      const guarded = { id: room, companyId: company };
      if (!keeper.control && (await isGuarded(trx, guarded, platform.clock.now()))) {
        throw new Problem('not_allowed', {
          detail: 'Many wrong PINs were given here. Until it is quiet only whoever has control lets others in.',
        });
      }
      return run(trx, meeting, parties, keeper);
    });
}

function findWaiting(parties: readonly PartyRow[], leg: LegId): PartyRow {
  const found = parties.find((party) => party.legId === leg && isWaiting(party));
  if (!found) throw new Problem('not_found', { detail: 'Nobody waits here by this name any more.' });
  return found;
}

const idsOf = (parties: readonly PartyRow[]): LegId[] => parties.map(({ legId }) => legId);
