import { Problem } from '../../../platform/http/problem.ts';
import { newToken } from '../../../platform/random.ts';
import type { MeetingContext } from '../context.ts';
import { joinRoom, type Place } from '../operations/join.ts';
import { removeParties } from '../operations/remove-parties.ts';
import { resumeLeg } from '../operations/resume.ts';
import { readVisitor } from '../operations/visitor.ts';
import { limitAsking } from './asking.ts';
import type { Connection, Hub, Seat } from './hub.ts';
import type { Pusher } from './pusher.ts';
import { type Message, takeClick } from './seat.ts';
import { seatOf, tellPlace } from './tell.ts';

/** How a party comes into a meeting, comes back to it, and leaves. */
export function placeActs(context: MeetingContext, hub: Hub, pusher: Pusher) {
  const { clock } = context.platform;
  const refuseTooOften = limitAsking(clock);

  /** Gives a socket its party's place, and tells it; who has no access to the media leaves again. */
  async function settleIn(connection: Connection, place: Place, token: string, ref: string, resumed: boolean) {
    const replaced = hub.seat(connection, seatOf(place, token, ref));
    replaced?.session.send({ type: 'ended', reason: 'replaced' });
    const shown = pusher.show(place);
    try {
      await tellPlace(context, connection, place, resumed);
    } catch (error) {
      if (connection.seat) await leaveSeat(connection, connection.seat);
      throw error;
    }
    // A change between the transaction and the seat went by unheard.
    await shown;
    void pusher.catchUp(place.meeting);
  }

  async function leaveSeat(connection: Connection, seat: Seat): Promise<void> {
    hub.unseat(connection);
    await giveUp(seat, 'left');
  }

  /** Takes the party of a seat out. Nobody rings for a caller whose window is gone. */
  const giveUp = ({ company, room, leg }: Seat, reason: 'left' | 'cancelled' = 'cancelled'): Promise<void> =>
    removeParties(context, { company, room, who: ({ legId }) => legId === leg, at: clock.now(), reason });

  return {
    settleIn,
    leaveSeat,
    giveUp,

    async join(connection: Connection, message: Message<'join'>): Promise<void> {
      if (connection.seat?.state === 'in')
        throw new Problem('already_done', { detail: 'You are in a meeting already.' });
      refuseTooOften(connection.session.origin);
      const visitor = readVisitor(connection.session, message.name);
      if (connection.seat) await leaveSeat(connection, connection.seat);
      const { address, pin, ask, media } = message;
      const token = newToken();
      const place = await joinRoom(context, { address, pin, ask, media, token, visitor });
      await settleIn(connection, place, token, message.ref, false);
    },

    async resume(connection: Connection, { leg, token, media, ref }: Message<'resume'>): Promise<void> {
      if (connection.seat && connection.seat.leg !== leg) {
        throw new Problem('already_done', { detail: 'You are in a meeting already.' });
      }
      takeClick(connection);
      const place = await resumeLeg(context, { leg, token, media, caller: connection.session.caller });
      await settleIn(connection, place, token, ref, true);
    },

    async leave(connection: Connection, { ref }: Message<'leave'>): Promise<void> {
      if (!connection.seat) throw new Problem('not_in_meeting');
      await leaveSeat(connection, connection.seat);
      connection.session.send({ type: 'left', ref });
    },
  };
}
