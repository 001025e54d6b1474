import type { ClientMessage } from '../../../../contract/live.ts';
import type { Clock } from '../../../platform/clock.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { TokenBucket } from '../../../platform/live/token-bucket.ts';
import type { Connection, Seat } from './hub.ts';

export type Message<Type extends ClientMessage['type']> = Extract<ClientMessage, { type: Type }>;

/** Takes one of a person's clicks. Throws `too_many_requests` where they come as fast as a program's. */
export function takeClick({ clicks }: Connection): void {
  if (!clicks.take()) throw new Problem('too_many_requests', { retryAfter: 1 });
}

/** As many as `burst` at once and `perSecond` after that; `retryAfter` is told in seconds. */
interface Pace {
  burst: number;
  perSecond: number;
  retryAfter: number;
}

/** Takes one of a connection's turns at something. Throws `too_many_requests`. */
export function limitTo(clock: Clock, { burst, perSecond, retryAfter }: Pace): (connection: Connection) => void {
  const buckets = new WeakMap<Connection, TokenBucket>();
  return (connection) => {
    const bucket = buckets.get(connection) ?? new TokenBucket(burst, perSecond, clock);
    buckets.set(connection, bucket);
    if (!bucket.take()) throw new Problem('too_many_requests', { retryAfter });
  };
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
