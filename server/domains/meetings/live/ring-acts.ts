import type { LegId } from '../../../../contract/ids.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { newId, newToken } from '../../../platform/random.ts';
import type { MeetingContext } from '../context.ts';
import { answerRing } from '../operations/answer.ts';
import { callParty } from '../operations/call.ts';
import { declineRing, endRingsOf } from '../operations/decline.ts';
import { cancelRing, inviteParty } from '../operations/invite.ts';
import type { Place } from '../operations/join.ts';
import { callingParty } from '../operations/ring-target.ts';
import { readVisitor } from '../operations/visitor.ts';
import { type Connection, partyOf, type Seat } from './hub.ts';
import type { RingTimers } from './ring-timers.ts';
import { click, clickingSeat, type Message, takeClick } from './seat.ts';

interface Seating {
  settleIn(connection: Connection, place: Place, token: string, ref: string, resumed: boolean): Promise<void>;
  leaveSeat(connection: Connection, seat: Seat): Promise<void>;
}

/** Times that the other side of a crossed call is looked for before the call is given up. */
const mostCrossings = 3;

/** How parties call each other, and what becomes of it where it rings. */
export function ringActs(context: MeetingContext, timers: RingTimers, { settleIn, leaveSeat }: Seating) {
  /** Leaves what the party waits for, where it may call and answer at all. */
  async function makeFree(connection: Connection): Promise<void> {
    takeClick(connection);
    callingParty(readVisitor(connection.session, undefined));
    const { seat } = connection;
    if (seat?.state === 'in') throw new Problem('already_done', { detail: 'You are in a meeting already.' });
    if (seat) await leaveSeat(connection, seat);
  }

  async function take(connection: Connection, { ring, media, ref }: Omit<Message<'answer'>, 'type'>): Promise<void> {
    const visitor = readVisitor(connection.session, undefined);
    const token = newToken();
    const place = await answerRing(context, { ring, media, token, visitor });
    await settleIn(connection, place, token, ref, false);
    const party = partyOf(connection);
    if (party !== null) await endRingsOf(context, party, 'busy');
  }

  return {
    async call(connection: Connection, { address, media, ref }: Message<'call'>): Promise<void> {
      await makeFree(connection);
      const visitor = readVisitor(connection.session, undefined);
      for (let crossings = 0; crossings < mostCrossings; crossings += 1) {
        const token = newToken();
        const outcome = await callParty(context, { address, media, token, visitor });
        if (outcome.is === 'calling') {
          timers.start(outcome.ring, outcome.until);
          return settleIn(connection, outcome.place, token, ref, false);
        }
        if (outcome.is === 'busy') {
          connection.session.send({ type: 'calling', ref, leg: newId<LegId>(), token, name: outcome.name });
          connection.session.send({ type: 'ended', reason: 'busy' });
          return;
        }
        try {
          return await take(connection, { ring: outcome.ring, media, ref });
        } catch (error) {
          // The other side has given up meanwhile: this is an ordinary call then.
          if (!(error instanceof Problem) || error.problem !== 'ring_over') throw error;
        }
      }
      throw new Problem('party_busy');
    },

    async answer(connection: Connection, message: Message<'answer'>): Promise<void> {
      await makeFree(connection);
      await take(connection, message);
    },

    async decline(connection: Connection, { ring, ref }: Message<'decline'>): Promise<void> {
      takeClick(connection);
      await declineRing(context, readVisitor(connection.session, undefined), ring);
      connection.session.send({ type: 'done', ref });
    },

    async invite(connection: Connection, { address, ref }: Message<'invite'>): Promise<void> {
      const seat = clickingSeat(connection);
      const { ring, until } = await inviteParty(context, seat, address, connection.session.origin);
      timers.start(ring, until);
      connection.session.send({ type: 'done', ref });
    },

    cancel: (connection: Connection, { ring, ref }: Message<'cancel'>) =>
      click(connection, ref, (seat) => cancelRing(context, seat, ring)),
  };
}
