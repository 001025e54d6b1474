import type { Socket } from 'node:net';
import type { AnyContractRouter } from '@orpc/contract';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
} from 'fastify';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { type ApiRouter, addApiRoutes, apiPrefix } from './api-routes.ts';
import { addDocsRoutes } from './docs-routes.ts';
import { addHealthRoutes } from './health.ts';
import { acceptJsonOnly } from './json-body.ts';
import { addLimits, bodyLimit, generalLimit, type Limit } from './limits.ts';
import { Problem, problemDocument } from './problem.ts';
import { answerProblem, problemType } from './problem-answer.ts';
import type { Caller, HeaderFields } from './request-context.ts';
import { requestIdOf } from './request-id.ts';
import { addRequestLog } from './request-log.ts';
import { refuseCrossSite } from './same-site.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { trustProxies } from './trusted-proxies.ts';
import { addWebFiles } from './web-files.ts';

export interface HttpSettings {
  log: Log;
  metrics: Metrics;
  contract: AnyContractRouter;
  router: ApiRouter;
  resolveCaller(headers: HeaderFields): Promise<Caller>;
  isReady(): Promise<boolean>;
  serviceName: string;
  version: string;
  /** Name of the cookie that proves a session, for the description of the API. */
  sessionCookie?: string;
  /** As in the settings of the service; null where none is given. */
  publicUrl: string | null;
  trustProxy: boolean | readonly string[];
  /** Folder of the built web app. */
  webRoot: string;
  /** Origins beside our own that pages may connect to. */
  connectSources?: readonly string[];
  /** Limit of all requests from one network address. */
  generalLimit?: Limit;
  /** Stricter limits by verb and path of the contract: `POST /session`. */
  limits?: Readonly<Record<string, Limit>>;
  /** Mounts what is no method of the contract, such as live sockets, before the server is ready. */
  mount?(server: FastifyInstance): Promise<void>;
}

const noSchema = () => {
  throw new Error('The contract checks what comes in and goes out: a route has no schema of its own.');
};

/** Longest time in milliseconds that a stop waits for running requests. */
const graceMs = 10_000;

/** Answers what is not HTTP at all (RFC 9112), before there is a request. */
function refuseGarbage(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const body = JSON.stringify(problemDocument('not_json', '', { detail: 'This is not a request that HTTP knows.' }));
  const head = `HTTP/1.1 400 Bad Request\r\ncontent-type: ${problemType}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n`;
  socket.end(head + body);
}

/**
 * Builds the HTTP server; call `listen` on it. The order of what every request passes is this function's order: id,
 * log, security header fields, limits, cross-site check, then the route. Every error is an RFC 9457 document.
 */
export async function createHttpServer(settings: HttpSettings): Promise<FastifyInstance> {
  const { log, metrics, publicUrl } = settings;
  const trust = trustProxies(settings.trustProxy);
  const security = {
    https: publicUrl?.startsWith('https:') ?? false,
    connectSources: settings.connectSources ?? [],
  };
  const answer = (request: FastifyRequest, reply: FastifyReply, error: unknown) =>
    answerProblem(request, reply, error, metrics);
  const loggerInstance: FastifyBaseLogger = log.child(
    { part: 'http' },
    { serializers: { req: () => undefined, res: () => undefined } },
  );
  const server = fastify({
    loggerInstance,
    // A logger for each request takes longer than its line: who logs names the request.
    childLoggerFactory: (logger) => logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: (request) => requestIdOf(request, trust),
    requestIdHeader: false,
    trustProxy: trust,
    bodyLimit,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // Where these are absent, Fastify loads compilers of schemas at every start.
    schemaController: { compilersFactory: { buildValidator: noSchema, buildSerializer: noSchema } },
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id);
      void answer(request, reply, error);
    },
    clientErrorHandler: refuseGarbage,
  });
  const publicOrigin = publicUrl ? new URL(publicUrl).origin : null;

  addRequestLog(server, metrics);
  addSecurityHeaders(server, `${apiPrefix}/`, security);
  await addLimits(server, settings.generalLimit ?? generalLimit);
  server.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store');
    // Whatever the address: the router reads one that is percent-encoded too.
    refuseCrossSite(request, publicOrigin);
    done();
  });
  acceptJsonOnly(server);
  server.setErrorHandler((error, request, reply) => answer(request, reply, error));

  addHealthRoutes(server, settings);
  addDocsRoutes(server, { ...settings, security });
  addApiRoutes(server, { ...settings, limits: settings.limits ?? {} });
  await settings.mount?.(server);
  const sendApp = await addWebFiles(server, settings.webRoot, security);
  server.setNotFoundHandler({ preHandler: server.rateLimit() }, (request, reply) => {
    if (/^\/api(?:\/|\?|$)/.test(request.url)) throw new Problem('not_found');
    return sendApp(request, reply);
  });
  return server;
}

/** Stops: takes no more requests, ends the running ones and the sockets, and cuts off what takes longer than 10 s. */
export async function stopHttpServer(server: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => server.server.closeAllConnections(), graceMs);
  // A connection that was busy when the stop began is kept alive by its client after the answer.
  const sweep = setInterval(() => server.server.closeIdleConnections(), 100);
  try {
    await server.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
