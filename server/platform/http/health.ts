import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics } from '../telemetry/metrics.ts';
import { Problem } from './problem.ts';
import { isNear } from './trusted-proxies.ts';

export interface HealthSettings {
  /** True when the database answers and its migrations are done. */
  isReady(): Promise<boolean>;
  metrics: Metrics;
}

/** True for a request straight from this machine or its private network, not through a proxy. */
function isDirectAndNear({ headers, socket }: Pick<FastifyRequest, 'headers' | 'socket'>): boolean {
  const proxied = ['x-forwarded-for', 'forwarded', 'x-real-ip'].some((name) => headers[name] !== undefined);
  return !proxied && socket.remoteAddress !== undefined && isNear(socket.remoteAddress);
}

/**
 * `/api/health` answers while the process lives, `/api/ready` while it can serve. `/metrics` is for a Prometheus on the
 * same machine or private network: through a proxy, or from a public address, it is not there.
 */
export function addHealthRoutes(server: FastifyInstance, { isReady, metrics }: HealthSettings): void {
  const config = { rateLimit: false };
  server.get('/api/health', { config }, async () => ({ status: 'live' }));
  server.get('/api/ready', { config }, async () => {
    const ready = await isReady().catch(() => false);
    if (!ready) throw new Problem('unavailable', { retryAfter: 5 });
    return { status: 'ready' };
  });
  server.get('/metrics', { config }, async (request, reply) => {
    if (!isDirectAndNear(request)) throw new Problem('not_found');
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}
