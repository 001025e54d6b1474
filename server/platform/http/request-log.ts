import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../telemetry/metrics.ts';

/**
 * One line and one figure per answer. A line names the path's template, never the path: links carry tokens, and queries
 * carry names. No network address, no header, no body.
 */
export function addRequestLog(server: FastifyInstance, metrics: Metrics): void {
  // Known fields need no search for secrets, which takes a while on a line for every answer.
  const lines = server.log.child({}, { redact: [] });
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');
    const { method } = request;
    const { statusCode: status, elapsedTime } = reply;
    metrics.requests.observe({ method, route, status }, elapsedTime / 1000);
    lines.info({ requestId: request.id, method, route, status, ms: Math.round(elapsedTime * 10) / 10 }, 'answered');
    done();
  });
}
