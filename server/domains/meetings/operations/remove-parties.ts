import type { CompanyId, RoomId } from '../../../../contract/ids.ts';
import type { EndReason } from '../../../../contract/live.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { roomFor } from '../../rooms/index.ts';
import type { MeetingContext } from '../context.ts';
import { deleteParties, lockWhole, type MeetingRow, type PartyRow } from '../queries.ts';
import { closePartyLegs } from './direct-legs.ts';
import { letFollow, mayFollow } from './follow.ts';
import { letGo } from './let-go.ts';
import { endIfPointless } from './ring-end.ts';
import { settle } from './settle.ts';

interface Removal {
  company: CompanyId;
  room: RoomId;
  /** Asked under the meeting's lock, so that who came back meanwhile stays. */
  who(party: PartyRow): boolean;
  at: Date | 'last-proof';
  reason: EndReason;
  /** Runs under the lock before anybody is removed; throws where it may not be. Who asks has to be in the meeting. */
  before?(held: { trx: Trx; meeting: MeetingRow; parties: readonly PartyRow[] }): Promise<void>;
}

/** Takes parties out of a room's meeting and its queue, closes their legs, and ends the meeting with the last one. */
export async function removeParties(context: MeetingContext, removal: Removal): Promise<void> {
  const { platform } = context;
  const { company, room, who, at, reason } = removal;
  const removed = await platform.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const locked = await lockWhole(trx, company, room);
      if (!locked) {
        if (removal.before) throw new Problem('not_in_meeting');
        return null;
      }
      const { meeting, parties, rings } = locked;
      await removal.before?.({ trx, meeting, parties });
      const gone = parties.filter(who);
      const ids = gone.map(({ legId }) => legId);
      await deleteParties(trx, company, ids);
      const inside = gone.filter(({ state }) => state === 'in');
      await closePartyLegs(context, trx, meeting, inside, at, reason);
      const left = parties.filter((party) => !gone.includes(party));
      const now = platform.clock.now();
      // A place became free for one of those who waited for a host.
      const open = mayFollow(left) ? await roomFor(trx, company, room) : undefined;
      const there = open ? await letFollow(context, trx, { room: open, meeting, parties: left }, now) : left;
      const hadWaited = gone.some(({ state }) => state !== 'in');
      const rest = await endIfPointless(context, trx, { meeting, rings, before: parties, parties: there });
      const after = await settle(context, trx, meeting, rest.parties, now, { gone: hadWaited ? reason : undefined });
      return {
        call: meeting.callId,
        meeting,
        legs: [...inside, ...rest.out].map(({ legId }) => legId),
        isOver: after.callId === null,
      };
    });
  if (removed?.call) await letGo(context, removed.meeting, removed.call, removed.legs, removed.isOver);
}
