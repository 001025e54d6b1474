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

/** When the event loop lags too much. */
export interface Pressure {
  /** Mean lag in milliseconds from which the service refuses. */
  lag: number;
  /** How often the mean is taken, in milliseconds. */
  sample: number;
}

/** The embedded database works on the same thread: a heavy statement alone is no reason to refuse. */
const generalPressure: Pressure = { lag: 10_000, sample: 1000 };

const alwaysAnswered = new Set(['/api/health', '/metrics']);

/**
 * Refuses with `unavailable` while the event loop lags, and with `too_many_requests` past the limits. A lag that may be
 * the start's own, before anybody could ask, is no reason to refuse, and neither is one of which there is no sample.
 */
export async function addLimits(
  server: FastifyInstance,
  general: Limit,
  { lag, sample } = generalPressure,
): Promise<void> {
  let countsFrom = Number.POSITIVE_INFINITY;
  server.addHook('onListen', async () => {
    countsFrom = performance.now() + 2 * sample;
  });
  await server.register(underPressure, {
    maxEventLoopDelay: lag,
    sampleInterval: sample,
    pressureHandler: async (request, _reply, _type, value) => {
      if (alwaysAnswered.has(request.url) || value === Number.POSITIVE_INFINITY) return;
      if (performance.now() < countsFrom) return;
      throw new Problem('unavailable', {
        detail: 'The service has too much to do right now. Try again in a few seconds.',
        retryAfter: 5,
      });
    },
  });
  await server.register(rateLimit, {
    ...limited(general),
    cache: 20_000,
    // Told to those who are refused only.
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('too_many_requests', { retryAfter: Math.max(1, Math.ceil(ttl / 1000)) }),
  });
}
