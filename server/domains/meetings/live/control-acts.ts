import type { MeetingContext } from '../context.ts';
import { giveRights } from '../operations/give-rights.ts';
import { lowerHands } from '../operations/hands.ts';
import { muteParties } from '../operations/mute.ts';
import { disconnectOne, endForAll } from '../operations/send-away.ts';
import type { Connection } from './hub.ts';
import { click, type Message } from './seat.ts';

/** What is done by who has control. */
export const controlActs = (context: MeetingContext) => ({
  mute: (connection: Connection, { leg, ref }: Message<'mute'>) =>
    click(connection, ref, (seat) => muteParties(context, seat, leg)),
  disconnect: (connection: Connection, { leg, ref }: Message<'disconnect'>) =>
    click(connection, ref, (seat) => disconnectOne(context, seat, leg)),
  endForAll: (connection: Connection, { ref }: Message<'end-for-all'>) =>
    click(connection, ref, (seat) => endForAll(context, seat)),
  makeHost: (connection: Connection, { leg, ref }: Message<'make-host'>) =>
    click(connection, ref, (seat) => giveRights(context, seat, leg, 'host')),
  giveControl: (connection: Connection, { leg, ref }: Message<'give-control'>) =>
    click(connection, ref, (seat) => giveRights(context, seat, leg, 'control')),
  makeGuest: (connection: Connection, { leg, ref }: Message<'make-guest'>) =>
    click(connection, ref, (seat) => giveRights(context, seat, leg, 'guest')),
  lowerHand: (connection: Connection, { leg, ref }: Message<'lower-hand'>) =>
    click(connection, ref, (seat) => lowerHands(context, seat, leg)),
});
