import type { IncomingMessage } from 'node:http';
import { newRequestId } from '../random.ts';
import type { Trust } from './trusted-proxies.ts';

const sane = /^[A-Za-z0-9._-]{8,64}$/;

/** The id under which a request is logged and answered: a trusted proxy's `X-Request-Id`, otherwise a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, trust: Trust): string {
  const given = request.headers['x-request-id'];
  const peer = request.socket.remoteAddress;
  const taken = typeof given === 'string' && sane.test(given) && peer !== undefined && trust(peer);
  return taken ? given : newRequestId();
}
