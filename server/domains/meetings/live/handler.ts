import type { ClientMessage } from '../../../../contract/live.ts';
import { Problem, problemDocument } from '../../../platform/http/problem.ts';
import { problemOf } from '../../../platform/http/problem-of.ts';
import type { LiveHandler, LiveSession } from '../../../platform/live/live-session.ts';
import { TokenBucket } from '../../../platform/live/token-bucket.ts';
import { newToken } from '../../../platform/random.ts';
import type { MeetingContext } from '../context.ts';
import { changeMedia, disconnectParty } from '../operations/change-party.ts';
import { joinRoom, type Place } from '../operations/join.ts';
import { admitParties, refuseParty } from '../operations/let-in.ts';
import { removeParties } from '../operations/remove-parties.ts';
import { resumeLeg } from '../operations/resume.ts';
import { readVisitor } from '../operations/visitor.ts';
import { limitAsking } from './asking.ts';
import type { Connection, Hub, Seat } from './hub.ts';
import type { Pusher } from './pusher.ts';
import { seatOf, tellPlace } from './tell.ts';

type Message<Type extends ClientMessage['type']> = Extract<ClientMessage, { type: Type }>;

/** A person's clicks, and not a program's. */
const clickBurst = 20;
const clicksPerSecond = 4;

/** What a meeting does with a live socket's messages. Nothing reaches another party but signals and the meeting's state. */
export function createHandler(context: MeetingContext, hub: Hub, pusher: Pusher): LiveHandler {
  const { engine, platform } = context;
  const refuseTooOften = limitAsking(platform.clock);

  async function settleIn(connection: Connection, place: Place, token: string, ref: string, resumed: boolean) {
    const replaced = hub.seat(connection, seatOf(place, token, ref));
    replaced?.session.send({ type: 'ended', reason: 'replaced' });
    try {
      await tellPlace(context, connection, place, resumed);
    } catch (error) {
      // Nobody is in a meeting without access to its media.
      if (connection.seat) await leaveSeat(connection, connection.seat);
      throw error;
    }
    // A change between the transaction and the seat went by unheard.
    void pusher.catchUp(place.room.companyId, place.room.id);
  }

  async function join(connection: Connection, message: Message<'join'>): Promise<void> {
    if (connection.seat?.state === 'in') throw new Problem('already_done', { detail: 'You are in a meeting already.' });
    refuseTooOften(connection.session.origin);
    const visitor = readVisitor(connection.session, message.name);
    if (connection.seat) await leaveSeat(connection, connection.seat);
    const { address, pin, media } = message;
    const token = newToken();
    const place = await joinRoom(context, { address, pin, media, token, visitor });
    await settleIn(connection, place, token, message.ref, false);
  }

  async function resume(connection: Connection, { leg, token, media, ref }: Message<'resume'>): Promise<void> {
    if (connection.seat && connection.seat.leg !== leg) {
      throw new Problem('already_done', { detail: 'You are in a meeting already.' });
    }
    const place = await resumeLeg(context, { leg, token, media, caller: connection.session.caller });
    await settleIn(connection, place, token, ref, true);
  }

  async function leaveSeat(connection: Connection, { company, room, leg }: Seat): Promise<void> {
    hub.unseat(connection);
    const at = platform.clock.now();
    await removeParties(context, { company, room, who: ({ legId }) => legId === leg, at, reason: 'left' });
  }

  async function leave(connection: Connection, { ref }: Message<'leave'>): Promise<void> {
    if (!connection.seat) throw new Problem('not_in_meeting');
    await leaveSeat(connection, connection.seat);
    connection.session.send({ type: 'left', ref });
  }

  /** A party that clicks as often as a person does. */
  function clicking({ seat, clicks }: Connection): Seat {
    if (!seat) throw new Problem('not_in_meeting');
    if (!clicks.take()) throw new Problem('too_many_requests', { retryAfter: 1 });
    return seat;
  }

  async function showMedia(connection: Connection, { media }: Message<'media'>): Promise<void> {
    const seat = clicking(connection);
    await changeMedia(context, seat, media);
  }

  async function admit(connection: Connection, { leg, ref }: Message<'admit'>): Promise<void> {
    await admitParties(context, clicking(connection), leg);
    connection.session.send({ type: 'done', ref });
  }

  async function refuse(connection: Connection, { leg, ref }: Message<'refuse'>): Promise<void> {
    await refuseParty(context, clicking(connection), leg);
    connection.session.send({ type: 'done', ref });
  }

  function signal({ seat }: Connection, { to, signal }: Message<'signal'>): void {
    if (seat?.state !== 'in') throw new Problem('not_in_meeting');
    if (!engine.mayRelay(seat.leg, to)) throw new Problem('not_found');
    hub.atLeg(to)?.session.send({ type: 'signal', from: seat.leg, signal });
  }

  /** A refusal goes to who asked, by the ref; what is a fault of the service goes on to be recorded too. */
  async function answerRef({ session }: Connection, ref: string, work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const { problem, unexpected } = problemOf(error);
      session.send({ type: 'refused', ref, problem: problemDocument(problem.problem, session.id, problem.extra) });
      if (unexpected) throw error;
    }
  }

  function handle(connection: Connection, message: ClientMessage): Promise<void> | void {
    switch (message.type) {
      case 'join':
        return answerRef(connection, message.ref, join(connection, message));
      case 'resume':
        return answerRef(connection, message.ref, resume(connection, message));
      case 'leave':
        return answerRef(connection, message.ref, leave(connection, message));
      case 'admit':
        return answerRef(connection, message.ref, admit(connection, message));
      case 'refuse':
        return answerRef(connection, message.ref, refuse(connection, message));
      case 'media':
        return showMedia(connection, message);
      case 'signal':
        return signal(connection, message);
    }
  }

  return {
    opened(session: LiveSession) {
      hub.add({ session, clicks: new TokenBucket(clickBurst, clicksPerSecond, platform.clock), seat: null });
    },
    message(session, message) {
      const connection = hub.of(session);
      return connection && handle(connection, message);
    },
    async closed(session) {
      const connection = hub.of(session);
      if (!connection) return;
      const { seat } = connection;
      hub.remove(connection);
      if (seat) await disconnectParty(context, seat);
    },
  };
}
