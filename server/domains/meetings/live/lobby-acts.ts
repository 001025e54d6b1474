import type { MeetingContext } from '../context.ts';
import { admitParties, refuseParty } from '../operations/let-in.ts';
import { setLock } from '../operations/lock.ts';
import { stayOn } from '../operations/stay.ts';
import type { Connection } from './hub.ts';
import { click, type Message } from './seat.ts';

/** Who comes in, and how long the meeting stays open. */
export const lobbyActs = (context: MeetingContext) => ({
  admit: (connection: Connection, { leg, ref }: Message<'admit'>) =>
    click(connection, ref, (seat) => admitParties(context, seat, leg)),
  refuse: (connection: Connection, { leg, ref }: Message<'refuse'>) =>
    click(connection, ref, (seat) => refuseParty(context, seat, leg)),
  lock: (connection: Connection, { locked, ref }: Message<'lock'>) =>
    click(connection, ref, (seat) => setLock(context, seat, locked)),
  stay: (connection: Connection, { ref }: Message<'stay'>) => click(connection, ref, (seat) => stayOn(context, seat)),
});
