import type { AnyContractRouter } from '@orpc/contract';
import { createProcedureClient, getRouter, isProcedure, Procedure, type Router } from '@orpc/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Download } from '../../../contract/method.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { AnswerFields } from './answer-fields.ts';
import { type Limit, limited } from './limits.ts';
import { readInput } from './method-input.ts';
import { type ApiMethod, listMethods, type Verb } from './methods.ts';
import { requirePermission } from './permission.ts';
import { Problem } from './problem.ts';
import { answerProblem } from './problem-answer.ts';
import { addRawRoute, sendDownload } from './raw-routes.ts';
import type { Caller, HeaderFields, RequestContext } from './request-context.ts';
import { plainAddress } from './trusted-proxies.ts';
import { passWritten, writeAnswer } from './written.ts';

export const apiPrefix = '/api/v1';

// biome-ignore lint/suspicious/noExplicitAny: the type of a router over any contract, as oRPC declares it
export type ApiRouter = Router<any, RequestContext>;

export interface ApiSettings {
  contract: AnyContractRouter;
  router: ApiRouter;
  resolveCaller(headers: HeaderFields): Promise<Caller>;
  /** Stricter limits by verb and path of the contract: `POST /session`. */
  limits: Readonly<Record<string, Limit>>;
  metrics: Metrics;
}

interface ApiContext extends RequestContext {
  answerHeaders: AnswerFields;
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

/** The same to look into, without making them all. */
const fieldsOf = ({ headers }: FastifyRequest): HeaderFields => ({
  get(name) {
    const value = headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : (value ?? null);
  },
});

async function contextOf(request: FastifyRequest, { resolveCaller }: ApiSettings): Promise<ApiContext> {
  const headers = fieldsOf(request);
  return {
    requestId: request.id,
    origin: plainAddress(request.ip),
    userAgent: (headers.get('user-agent') ?? '').slice(0, 500),
    headers,
    answerHeaders: new AnswerFields(),
    caller: await resolveCaller(headers),
  };
}

/** Mounts every method of the contract as a route, and answers other verbs on its path with `wrong_method`. */
export function addApiRoutes(server: FastifyInstance, settings: ApiSettings): void {
  const methods = listMethods(settings.contract);

  const mount = (method: ApiMethod) => {
    const call = findProcedure(settings.router, method.key);
    return async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        const input = readInput(method, request);
        const context = await contextOf(request, settings);
        const output: unknown = await call(input, { context });
        context.answerHeaders.putOn(reply);
        reply.code(method.status);
        if (method.gives) return sendDownload(reply, method.gives, output as Download);
        if (output === undefined) return reply.send();
        return reply.type('application/json; charset=utf-8').send(writeAnswer(output));
      } catch (error) {
        return answerProblem(request, reply, error, settings.metrics, method.detailed);
      }
    };
  };

  for (const method of methods) {
    const limit = settings.limits[`${method.verb} ${method.path}`];
    const route = {
      method: method.verb,
      url: fastifyPath(method.path),
      ...(limit ? { config: { rateLimit: limited(limit) } } : {}),
      handler: mount(method),
    };
    const admit = async (request: FastifyRequest) =>
      requirePermission(method.permission, await settings.resolveCaller(fieldsOf(request)));
    if (method.takes) addRawRoute(server, method, route, admit);
    else server.route(route);
  }
  refuseOtherVerbs(server, methods);
}

/** A method's implementation: checks what comes in, who may, and what goes out by the contract. */
function findProcedure(router: ApiRouter, key: string) {
  const path = key.split('.');
  const found = getRouter(router, path);
  if (!isProcedure(found)) {
    return async () => {
      throw new Error(`The method ${key} has no handler.`);
    };
  }
  const { outputSchema, ...definition } = found['~orpc'];
  const procedure = new Procedure({
    ...definition,
    ...(outputSchema ? { outputSchema: passWritten(outputSchema) } : {}),
  });
  return createProcedureClient(procedure, { context: (given: ApiContext) => given, path });
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
