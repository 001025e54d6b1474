import type { ClientMessage } from '../../../../contract/live.ts';
import { Problem, problemDocument } from '../../../platform/http/problem.ts';
import { problemOf } from '../../../platform/http/problem-of.ts';
import type { LiveCaller, LiveHandler } from '../../../platform/live/live-session.ts';
import { TokenBucket } from '../../../platform/live/token-bucket.ts';
import type { MeetingContext } from '../context.ts';
import { disconnectParty } from '../operations/change-party.ts';
import type { Connection, Hub } from './hub.ts';
import { lobbyActs } from './lobby-acts.ts';
import { mediaActs } from './media-acts.ts';
import { placeActs } from './place-acts.ts';
import type { Pusher } from './pusher.ts';
import { upkeepActs } from './upkeep-acts.ts';

/** A person's clicks, and not a program's. */
const clickBurst = 20;
const clicksPerSecond = 4;

/** What meetings do with a live socket's messages. Nothing reaches another party but signals and what the meeting is. */
export function createHandler(context: MeetingContext, hub: Hub, pusher: Pusher): LiveHandler<LiveCaller> {
  const place = placeActs(context, hub, pusher);
  const lobby = lobbyActs(context);
  const media = mediaActs(context, hub);
  const upkeep = upkeepActs(context);

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
      default:
        throw new Problem('not_found');
    }
  }

  /** A refusal goes to who asked, by the ref; what is a fault of the service goes on to be recorded too. */
  async function handle(connection: Connection, message: ClientMessage): Promise<void> {
    try {
      await perform(connection, message);
    } catch (error) {
      if (!('ref' in message)) throw error;
      const { session } = connection;
      const { problem, unexpected } = problemOf(error);
      const told = problemDocument(problem.problem, session.id, problem.extra);
      session.send({ type: 'refused', ref: message.ref, problem: told });
      if (unexpected) throw error;
    }
  }

  return {
    opened(session) {
      hub.add({ session, clicks: new TokenBucket(clickBurst, clicksPerSecond, context.platform.clock), seat: null });
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
