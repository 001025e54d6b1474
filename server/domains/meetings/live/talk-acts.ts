import { Problem } from '../../../platform/http/problem.ts';
import type { MeetingContext } from '../context.ts';
import { setHand } from '../operations/hands.ts';
import { sayInChat } from '../operations/say.ts';
import type { Connection } from './hub.ts';
import { click, clickingSeat, limitTo, type Message } from './seat.ts';

/** As fast as somebody writes who has something to say, and as somebody applauds. */
const messages = { burst: 10, perSecond: 1, retryAfter: 1 };
const reactions = { burst: 10, perSecond: 2, retryAfter: 1 };

/** What everybody does who is in: raises a hand, reacts, writes. */
export function talkActs(context: MeetingContext) {
  const { clock, fanout } = context.platform;
  const takeMessage = limitTo(clock, messages);
  const takeReaction = limitTo(clock, reactions);
  return {
    hand: (connection: Connection, { raised }: Message<'hand'>) => setHand(context, clickingSeat(connection), raised),

    /** Goes to all who are in and is kept nowhere. */
    async react(connection: Connection, { reaction }: Message<'react'>): Promise<void> {
      const { state, company, room, leg } = clickingSeat(connection);
      if (state !== 'in') throw new Problem('not_in_meeting');
      takeReaction(connection);
      await fanout.publish('meeting-reaction', { company, room, leg, reaction });
    },

    chat: (connection: Connection, { text, ref }: Message<'chat'>) =>
      click(connection, ref, (seat) => {
        if (seat.state !== 'in') throw new Problem('not_in_meeting');
        takeMessage(connection);
        return sayInChat(context, seat, text);
      }),
  };
}
