import type { MeetingContext } from '../context.ts';
import { admitParties, refuseParty } from '../operations/let-in.ts';
import type { Connection } from './hub.ts';
import { click, type Message } from './seat.ts';

/** What a keeper does with those who wait. */
export const lobbyActs = (context: MeetingContext) => ({
  admit: (connection: Connection, { leg, ref }: Message<'admit'>) =>
    click(connection, ref, (seat) => admitParties(context, seat, leg)),
  refuse: (connection: Connection, { leg, ref }: Message<'refuse'>) =>
    click(connection, ref, (seat) => refuseParty(context, seat, leg)),
});
