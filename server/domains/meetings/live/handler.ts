import type { ClientMessage } from '../../../../contract/live.ts';
import { Problem, problemDocument } from '../../../platform/http/problem.ts';
import { problemOf } from '../../../platform/http/problem-of.ts';
import { closeCodes, type LiveCaller, type LiveHandler } from '../../../platform/live/live-session.ts';
import { TokenBucket } from '../../../platform/live/token-bucket.ts';
import type { MeetingContext } from '../context.ts';
import { disconnectParty } from '../operations/change-party.ts';
import { controlActs } from './control-acts.ts';
import { type Connection, type Hub, partyOf } from './hub.ts';
import { lobbyActs } from './lobby-acts.ts';
import { mediaActs } from './media-acts.ts';
import { placeActs } from './place-acts.ts';
import type { Pusher } from './pusher.ts';
import { ringActs } from './ring-acts.ts';
import type { RingTimers } from './ring-timers.ts';
import type { Ringer } from './ringer.ts';
import { talkActs } from './talk-acts.ts';
import { upkeepActs } from './upkeep-acts.ts';
import type { Watchers } from './watchers.ts';
import type { Windows } from './windows.ts';

/** A person's clicks, and not a program's. */
const clickBurst = 20;
const clicksPerSecond = 4;
/** What a page sends to those who leave at that moment comes to nothing; who goes on with it is cut off. */
const refusalBurst = 100;
const refusalsPerSecond = 1;

/** What meetings do with a live socket's messages. Nothing reaches another party but signals and what the meeting is. */
export function createHandler(
  context: MeetingContext,
  hub: Hub,
  {
    pusher,
    ringer,
    timers,
    watchers,
    windows,
  }: { pusher: Pusher; ringer: Ringer; timers: RingTimers; watchers: Watchers; windows: Windows },
): LiveHandler<LiveCaller> {
  const place = placeActs(context, hub, pusher);
  const lobby = lobbyActs(context);
  const media = mediaActs(context, hub);
  const control = controlActs(context);
  const talk = talkActs(context);
  const bucket = (burst: number, perSecond: number) => new TokenBucket(burst, perSecond, context.platform.clock);
  const upkeep = upkeepActs(context);
  const ring = ringActs(context, timers, place);

  function perform(connection: Connection, message: ClientMessage): Promise<void> | void {
    switch (message.type) {
      case 'join':
        return place.join(connection, message);
      case 'resume':
        return place.resume(connection, message);
      case 'leave':
        return place.leave(connection, message);
      case 'media':
        return media.show(connection, message);
      case 'signal':
        return media.signal(connection, message);
      case 'quality':
        return upkeep.quality(connection, message);
      case 'renew':
        return upkeep.renew(connection, message);
      case 'admit':
        return lobby.admit(connection, message);
      case 'refuse':
        return lobby.refuse(connection, message);
      case 'lock':
        return lobby.lock(connection, message);
      case 'stay':
        return lobby.stay(connection, message);
      case 'mute':
        return control.mute(connection, message);
      case 'disconnect':
        return control.disconnect(connection, message);
      case 'end-for-all':
        return control.endForAll(connection, message);
      case 'make-host':
        return control.makeHost(connection, message);
      case 'give-control':
        return control.giveControl(connection, message);
      case 'make-guest':
        return control.makeGuest(connection, message);
      case 'lower-hand':
        return control.lowerHand(connection, message);
      case 'hand':
        return talk.hand(connection, message);
      case 'react':
        return talk.react(connection, message);
      case 'chat':
        return talk.chat(connection, message);
      case 'call':
        return ring.call(connection, message);
      case 'answer':
        return ring.answer(connection, message);
      case 'decline':
        return ring.decline(connection, message);
      case 'invite':
        return ring.invite(connection, message);
      case 'cancel':
        return ring.cancel(connection, message);
      case 'watch':
        return watchers.watch(connection, message);
      default:
        throw new Problem('not_found');
    }
  }

  function countRefusal({ session, refusals }: Connection): void {
    context.platform.metrics.liveFaults.inc({ reason: 'refused' });
    if (!refusals.take()) session.close(closeCodes.refused, 'too many refusals');
  }

  /** A refusal goes to who asked, by the ref; what is a fault of the service goes on to be recorded too. */
  async function handle(connection: Connection, message: ClientMessage): Promise<void> {
    try {
      await perform(connection, message);
    } catch (error) {
      const { session } = connection;
      const { problem, unexpected } = problemOf(error);
      if (!unexpected) countRefusal(connection);
      if (!('ref' in message)) throw error;
      const told = problemDocument(problem.problem, session.id, problem.extra);
      session.send({ type: 'refused', ref: message.ref, problem: told });
      if (unexpected) throw error;
    }
  }

  return {
    async opened(session) {
      const connection: Connection = {
        session,
        clicks: bucket(clickBurst, clicksPerSecond),
        refusals: bucket(refusalBurst, refusalsPerSecond),
        seat: null,
      };
      hub.add(connection);
      watchers.touch(ofParty(connection));
      windows.touch(connection);
      await ringer.opened(connection);
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
      watchers.forget(connection);
      watchers.touch(ofParty(connection));
      windows.touch(connection);
      if (seat?.state === 'calling') await place.giveUp(seat);
      else if (seat) await disconnectParty(context, seat);
    },
  };
}

const ofParty = (connection: Connection): string[] => {
  const party = partyOf(connection);
  return party === null ? [] : [party];
};
