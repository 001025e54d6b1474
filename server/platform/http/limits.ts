import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** At most `requests` within `seconds` from one network address (one /64 network on IPv6). */
export interface Limit {
  requests: number;
  seconds: number;
}

/** Generous: a whole office may sit behind one address. */
export const generalLimit: Limit = { requests: 6000, seconds: 60 };

/** For sign-in and for links that carry a token: nobody types that fast, and guessing gets nowhere. */
export const strictLimit: Limit = { requests: 60, seconds: 60 };

/** Settings of one route for the limiter. */
export const limited = ({ requests, seconds }: Limit) => ({ max: requests, timeWindow: seconds * 1000 });

/** Largest body, in bytes. */
export const bodyLimit = 1024 * 1024;

const alwaysAnswered = new Set(['/api/health', '/metrics']);

/** Refuses with `unavailable` while the event loop lags, and with `too_many_requests` past the limits. */
export async function addLimits(server: FastifyInstance, general: Limit): Promise<void> {
  await server.register(underPressure, {
    // The embedded database works on the same thread: a heavy statement alone is no reason to refuse.
    maxEventLoopDelay: 10_000,
    pressureHandler: async (request) => {
      if (alwaysAnswered.has(request.url)) return;
      throw new Problem('unavailable', {
        detail: 'The service has too much to do right now. Try again in a few seconds.',
        retryAfter: 5,
      });
    },
  });
  await server.register(rateLimit, {
    ...limited(general),
    cache: 20_000,
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('too_many_requests', { retryAfter: Math.max(1, Math.ceil(ttl / 1000)) }),
  });
}
