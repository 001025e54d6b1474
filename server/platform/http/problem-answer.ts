import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '../telemetry/metrics.ts';
import { type Problem, problemDocument } from './problem.ts';
import { problemOf } from './problem-of.ts';

/** Media type of every error answer (RFC 9457, section 3). */
export const problemType = 'application/problem+json';

/** Header fields that go with a problem: when to try again, how to sign in (RFC 9110, sections 10.2.3 and 11.6.1). */
function problemHeaders({ status, extra }: Problem): Record<string, string> {
  return {
    'content-type': problemType,
    ...(extra.retryAfter === undefined ? {} : { 'retry-after': String(extra.retryAfter) }),
    ...(status === 401 ? { 'www-authenticate': 'Session' } : {}),
  };
}

/** Answers any error as a problem document; what is a fault of the service is logged with its stack and counted. */
export function answerProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  metrics: Metrics,
  detailed = false,
): FastifyReply {
  const { problem, unexpected } = problemOf(error, detailed);
  if (unexpected) {
    metrics.faults.inc({ part: 'http' });
    const line = { requestId: request.id, err: error, code: problem.problem, route: request.routeOptions.url };
    request.log.error(line, 'request failed');
  }
  reply.code(problem.status).headers(problemHeaders(problem));
  // As bytes, because Fastify adds a charset to texts, which the media type does not know.
  return reply.send(Buffer.from(JSON.stringify(problemDocument(problem.problem, request.id, problem.extra))));
}
