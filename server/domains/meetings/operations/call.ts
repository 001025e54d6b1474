import { sql } from 'kysely';
import type { RingId, RoomId } from '../../../../contract/ids.ts';
import type { MediaState } from '../../../../contract/live.ts';
import { type Trx, within } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { newId } from '../../../platform/random.ts';
import { holdOpen } from '../../companies/index.ts';
import { partyOf } from '../../directory/index.ts';
import { callRoom } from '../call-room.ts';
import type { MeetingContext } from '../context.ts';
import { insertMeeting, insertParty } from '../queries.ts';
import { insertRing, type RingPlace, ringBetween } from '../ring-queries.ts';
import { engineFor } from './engine-for.ts';
import type { Place } from './join.ts';
import { makeParty, peerRights } from './make-party.ts';
import { recordRing } from './ring-records.ts';
import { type Callable, callingParty, findTarget, lineOf, makeRing, type Target, whoRings } from './ring-target.ts';
import { tellMissed, tellRing } from './tell-ring.ts';
import type { Visitor } from './visitor.ts';

interface CallRequest {
  address: string;
  media: MediaState;
  token: string;
  visitor: Visitor;
}

/** What becomes of a call at first. */
export type CallOutcome =
  | { is: 'calling'; place: Place; ring: RingPlace; until: Date }
  /** The other side is calling just now: answer that. */
  | { is: 'crossed'; ring: RingId }
  | { is: 'busy'; name: string };

/**
 * Calls the party of an address: it rings, or is busy. Of two who call each other the later one finds the earlier one's
 * ring, since each holds both lines while it looks. Throws `not_signed_in`, `not_allowed`, `address_unknown`,
 * `address_of_room`, `calls_oneself`, `too_many_requests`, `already_done`.
 */
export async function callParty(context: MeetingContext, request: CallRequest): Promise<CallOutcome> {
  const { database } = context.platform;
  const caller = callingParty(request.visitor);
  const target = await findTarget(context, caller, request.address, request.visitor.origin);
  return database
    .forCompany(caller.company)
    .transaction()
    .execute(async (trx) => {
      const here = { role: 'app', company: caller.company } as const;
      if (!(await holdOpen(trx, caller.company))) throw new Problem('not_allowed');
      const own = await lineOf(trx, caller);
      await holdLines(trx, [own.key, target.line.key]);
      const crossed = await within(trx, { role: 'resolver' }, here, () =>
        ringBetween(trx, caller.id, target.line.parties),
      );
      if (crossed) return { is: 'crossed', ring: crossed };
      // Many windows of one person don't ring at once either.
      const again = await within(trx, { role: 'resolver' }, here, () => ringBetween(trx, target.id, [caller.id]));
      if (again) throw new Problem('already_done', { detail: `You are calling ${target.name} already.` });
      return begin(context, trx, request, caller, target);
    });
}

/** Holds lines until the transaction ends, in one order whoever calls whom. */
async function holdLines(trx: Trx, keys: readonly string[]): Promise<void> {
  for (const key of [...new Set(keys)].toSorted()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`line ${key}`}, 0))`.execute(trx);
  }
}

async function begin(
  context: MeetingContext,
  trx: Trx,
  { media, token, visitor }: CallRequest,
  caller: Callable,
  target: Target,
): Promise<CallOutcome> {
  const now = context.platform.clock.now();
  const by = await partyOf(trx, caller.company, caller.id);
  if (!by) throw new Problem('not_allowed');
  const rung = await whoRings(context, trx, caller.company, target);
  const side = { companyId: caller.company, byParty: caller.id, fromName: by.name, fromAddress: by.address };
  const ring = makeRing(target, rung, side, now);
  if (rung.length === 0) {
    const from = { company: caller.company, party: caller.id, kind: caller.kind };
    await recordRing(context, trx, { ring, why: 'busy', at: now, from, call: null });
    await tellMissed(context, trx, target.id);
    return { is: 'busy', name: target.name };
  }
  const room = newId<RoomId>();
  const meeting = await insertMeeting(trx, {
    companyId: caller.company,
    roomId: room,
    kind: 'direct',
    engine: await engineFor(context, trx, caller.company),
  });
  const place = await callRoom(trx, meeting);
  if (!place) throw new Error('a direct call has its place');
  const newcomer = { meeting, visitor, media, token, name: by.name, now };
  const party = makeParty(context, newcomer, { ...peerRights, state: 'calling' });
  await insertParty(trx, party);
  const placed = { ...ring, roomId: room };
  await insertRing(trx, placed);
  await tellRing(context, trx, placed);
  return {
    is: 'calling',
    place: { room: place, meeting, parties: [party], rings: [placed], party },
    ring: { ring: ring.id, company: caller.company, room },
    until: ring.until,
  };
}
