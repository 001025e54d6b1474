import type { LegId, RingId } from '../../../../contract/ids.ts';
import type { MediaState } from '../../../../contract/live.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { holdOpen } from '../../companies/index.ts';
import { nameOfParty } from '../../directory/index.ts';
import { standingOf } from '../../rooms/index.ts';
import { type CallRoom, callRoom } from '../call-room.ts';
import { engineOf, type MeetingContext } from '../context.ts';
import { insertParty, lockWhole, moveParties, type PartyRow, type Rights } from '../queries.ts';
import { locateRing } from '../ring-queries.ts';
import type { Place } from './join.ts';
import { makeParty, peerRights } from './make-party.ts';
import { stopRing } from './ring-end.ts';
import { callingParty } from './ring-target.ts';
import { beginLegs, settle } from './settle.ts';
import type { Visitor } from './visitor.ts';

interface AnswerRequest {
  ring: RingId;
  media: MediaState;
  token: string;
  visitor: Visitor;
}

/**
 * Takes a call that rings for the visitor; the first one who does has it. Who is rung by a meeting comes in at once,
 * whatever its PINs and its lobby, as a guest, or with the rights of an owner. Throws `ring_over` for any ring that is
 * not the visitor's to answer, `meeting_full`.
 */
export async function answerRing(context: MeetingContext, request: AnswerRequest): Promise<Place> {
  const { database } = context.platform;
  const { visitor, media, token } = request;
  const caller = callingParty(visitor);
  const located = await locateRing(database.resolver, request.ring);
  if (!located) throw new Problem('ring_over');
  const { company, room: roomId } = located;
  const name = await nameOfParty(database.forCompany(caller.company), caller.company, caller.id);
  if (!name) throw new Problem('ring_over');
  return database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const { meeting, parties: before = [], rings = [] } = (await lockWhole(trx, company, roomId)) ?? {};
      const ring = rings.find(({ id, rung }) => id === request.ring && rung.includes(caller.id));
      const room = meeting && (await callRoom(trx, meeting));
      if (!meeting || !ring || !room || !(await holdOpen(trx, company))) throw new Problem('ring_over');
      const inside = before.filter(({ state }) => state === 'in' || state === 'calling');
      if (inside.length >= engineOf(context, meeting).capabilities.maxParties) throw new Problem('meeting_full');
      const now = context.platform.clock.now();
      const rights = await rightsOf(trx, room, visitor);
      const newcomer = { meeting, visitor, media, token, name, now };
      const party = makeParty(context, newcomer, { ...rights, state: 'in' });
      await insertParty(trx, party);
      const calling = before.filter(({ state }) => state === 'calling');
      const entered = { state: 'in', joinedAt: now } as const;
      await moveParties(trx, company, idsOf(calling), entered);
      const entering = (row: PartyRow): PartyRow => (row.state === 'calling' ? { ...row, ...entered } : row);
      const callId = await beginLegs(context, trx, meeting, room, [...calling.map(entering), party], now);
      const begun = { ...meeting, callId };
      await stopRing(context, trx, {
        meeting: begun,
        ring: { ...ring, toName: name },
        parties: before,
        why: 'answered',
      });
      const parties = [...before.map(entering), party];
      const after = await settle(context, trx, begun, parties, now, { shownBy: context.node });
      return { room, party, parties, rings: rings.filter((row) => row !== ring), meeting: after };
    });
}

const idsOf = (parties: readonly PartyRow[]): LegId[] => parties.map(({ legId }) => legId);

async function rightsOf(trx: Trx, room: CallRoom, { caller }: Visitor): Promise<Rights> {
  if (room.kind === 'direct') return peerRights;
  const isOwner = (await standingOf(trx, room.companyId, room, caller)) === 'control';
  return { role: isOwner ? 'host' : 'guest', control: isOwner, owner: isOwner };
}
