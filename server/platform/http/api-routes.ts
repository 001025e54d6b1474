import type { AnyContractRouter } from '@orpc/contract';
import { StandardOpenAPIHandler } from '@orpc/openapi/standard';
import type { Router } from '@orpc/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '../telemetry/metrics.ts';
import { isUnsafeText } from './json-body.ts';
import { type Limit, limited } from './limits.ts';
import { type ApiMethod, listMethods, type Verb } from './methods.ts';
import { Problem } from './problem.ts';
import { answerProblem } from './problem-answer.ts';
import type { Caller, RequestContext } from './request-context.ts';
import { plainAddress } from './trusted-proxies.ts';

export const apiPrefix = '/api/v1';

// biome-ignore lint/suspicious/noExplicitAny: the type of a router over any contract, as oRPC declares it
export type ApiRouter = Router<any, RequestContext>;

export interface ApiSettings {
  contract: AnyContractRouter;
  router: ApiRouter;
  resolveCaller(headers: Headers): Promise<Caller>;
  /** Stricter limits by verb and path of the contract: `POST /session`. */
  limits: Readonly<Record<string, Limit>>;
  metrics: Metrics;
}

/** What a method threw, carried past oRPC's own encoder of errors, which would lose it. */
class Failure {
  readonly cause: unknown;

  constructor(cause: unknown) {
    this.cause = cause;
  }
}

const everyVerb: readonly Verb[] = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
const fastifyPath = (path: string) => apiPrefix + path.replaceAll(/\{([^}]+)\}/g, ':$1');

/** Header fields of a request as the web platform has them. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const single of Array.isArray(value) ? value : [value ?? '']) headers.append(name, single);
  }
  return headers;
}

/** Refuses texts in path and query that no database takes: NUL, halves of surrogate pairs. */
function refuseUnsafeUrl(url: URL, params: unknown): void {
  const texts = [...url.searchParams].flat();
  if (typeof params === 'object' && params !== null) texts.push(...Object.values(params).map(String));
  if (texts.some(isUnsafeText)) throw new Problem('wrong_input');
}

async function contextOf(request: FastifyRequest, { resolveCaller }: ApiSettings): Promise<RequestContext> {
  const headers = webHeaders(request);
  return {
    requestId: request.id,
    origin: plainAddress(request.ip),
    userAgent: (headers.get('user-agent') ?? '').slice(0, 500),
    headers,
    answerHeaders: new Headers(),
    caller: await resolveCaller(headers),
  };
}

function addAnswerHeaders(reply: FastifyReply, headers: Headers): void {
  for (const [name, value] of headers) if (name !== 'set-cookie') reply.header(name, value);
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
}

/** Mounts every method of the contract as a route, and answers other verbs on its path with `wrong_method`. */
export function addApiRoutes(server: FastifyInstance, settings: ApiSettings): void {
  const methods = listMethods(settings.contract);
  const handler = new StandardOpenAPIHandler<RequestContext>(settings.router, {
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (cause) {
          return { matched: true, response: { status: 500, headers: {}, body: new Failure(cause) } };
        }
      },
    ],
  });

  const run = async (method: ApiMethod, request: FastifyRequest, reply: FastifyReply) => {
    const url = new URL(`http://localhost${request.raw.url}`);
    try {
      refuseUnsafeUrl(url, request.params);
      const context = await contextOf(request, settings);
      const { response } = await handler.handle(
        {
          method: method.verb,
          url,
          headers: request.headers,
          body: async () => request.body,
          signal: undefined,
        },
        { context, prefix: apiPrefix },
      );
      if (!response) throw new Problem('not_found');
      if (response.body instanceof Failure) throw response.body.cause;
      addAnswerHeaders(reply, context.answerHeaders);
      reply.code(response.status).headers(response.headers);
      if (response.body === undefined) return reply.send();
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(response.body));
    } catch (error) {
      return answerProblem(request, reply, error, settings.metrics, method.detailed);
    }
  };

  for (const method of methods) {
    const limit = settings.limits[`${method.verb} ${method.path}`];
    server.route({
      method: method.verb,
      url: fastifyPath(method.path),
      ...(limit ? { config: { rateLimit: limited(limit) } } : {}),
      handler: (request, reply) => run(method, request, reply),
    });
  }
  refuseOtherVerbs(server, methods);
}

function refuseOtherVerbs(server: FastifyInstance, methods: readonly ApiMethod[]): void {
  for (const [path, ofPath] of Map.groupBy(methods, ({ path }) => path)) {
    const allowed = ofPath.map(({ verb }) => verb);
    const allow = allowed.flatMap((verb) => (verb === 'GET' ? ['GET', 'HEAD'] : [verb])).join(', ');
    server.route({
      method: [...everyVerb.filter((verb) => !allowed.includes(verb)), 'OPTIONS'],
      url: fastifyPath(path),
      exposeHeadRoute: false,
      onRequest: async (_request, reply) => {
        reply.header('allow', allow);
        throw new Problem('wrong_method');
      },
      handler: async () => undefined,
    });
  }
}
