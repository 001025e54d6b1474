import type { ClientMessage } from '../../../../contract/live.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Connection, Seat } from './hub.ts';

export type Message<Type extends ClientMessage['type']> = Extract<ClientMessage, { type: Type }>;

/** Takes one of a person's clicks. Throws `too_many_requests` where they come as fast as a program's. */
export function takeClick({ clicks }: Connection): void {
  if (!clicks.take()) throw new Problem('too_many_requests', { retryAfter: 1 });
}

/** The seat of a party that clicks as often as a person does. Throws `not_in_meeting`, `too_many_requests`. */
export function clickingSeat(connection: Connection): Seat {
  if (!connection.seat) throw new Problem('not_in_meeting');
  takeClick(connection);
  return connection.seat;
}

/** Carries out what somebody in a meeting clicked, and says that it is done. */
export async function click(connection: Connection, ref: string, act: (seat: Seat) => Promise<void>): Promise<void> {
  await act(clickingSeat(connection));
  connection.session.send({ type: 'done', ref });
}
