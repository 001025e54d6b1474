import { Problem } from '../../../platform/http/problem.ts';
import { engineOf, type MeetingContext } from '../context.ts';
import { changeMedia } from '../operations/change-party.ts';
import type { Connection, Hub } from './hub.ts';
import { clickingSeat, type Message } from './seat.ts';

/** What a party sends, and what its browser tells another's about it. */
export function mediaActs(context: MeetingContext, hub: Hub) {
  return {
    show: (connection: Connection, { media }: Message<'media'>) =>
      changeMedia(context, clickingSeat(connection), media),

    /** From socket to socket: it touches no database. */
    signal({ seat }: Connection, { to, signal }: Message<'signal'>): void {
      if (seat?.state !== 'in') throw new Problem('not_in_meeting');
      if (!engineOf(context, seat).mayRelay(seat.leg, to)) throw new Problem('not_found');
      hub.atLeg(to)?.session.send({ type: 'signal', from: seat.leg, signal });
    },
  };
}
