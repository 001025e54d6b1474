import type { AnyContractRouter } from '@orpc/contract';
import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';
import { type ProblemCode, problem, problems } from '../../../contract/problems.ts';
import { apiPrefix } from './api-routes.ts';
import { type ApiMethod, listMethods } from './methods.ts';
import { problemType } from './problem-answer.ts';

export interface OpenApiSettings {
  contract: AnyContractRouter;
  serviceName: string;
  version: string;
  /** Name of the cookie that proves a session; `session` where absent. */
  sessionCookie?: string;
}

/** Codes that a method of this kind can answer beside its own. */
export function everyProblem({ permission, verb, path }: Pick<ApiMethod, 'permission' | 'verb' | 'path'>) {
  const codes: ProblemCode[] = ['wrong_input', 'too_many_requests', 'internal', 'unavailable'];
  if (verb !== 'GET') codes.push('cross_site', 'busy', 'storage_full');
  if (verb !== 'GET' && verb !== 'DELETE') codes.push('not_json', 'wrong_content_type', 'too_large');
  if (permission !== 'anyone') codes.push('not_signed_in');
  if (permission !== 'anyone' && permission !== 'signed-in') codes.push('not_allowed');
  if (path.includes('{')) codes.push('not_found');
  return codes;
}

const content = { [problemType]: { schema: { $ref: '#/components/schemas/Problem' } } };

function problemAnswers(method: ApiMethod): OpenAPI.ResponsesObject {
  const codes = [...new Set<ProblemCode>([...method.problems, ...everyProblem(method)])];
  const byStatus = Object.groupBy(codes, (code) => String(problems[code].status));
  const answers = Object.entries(byStatus).map(([status, ofStatus = []]) => [
    status,
    { description: ofStatus.map((code) => `\`${code}\`: ${problems[code].title}`).join('; '), content },
  ]);
  return Object.fromEntries(answers);
}

const verbKeys = { GET: 'get', POST: 'post', PATCH: 'patch', PUT: 'put', DELETE: 'delete' } as const;

/** What the document says about one method. */
export const operationOf = (document: OpenAPI.Document, { path, verb }: Pick<ApiMethod, 'path' | 'verb'>) =>
  document.paths?.[path]?.[verbKeys[verb]];

const binary: OpenAPI.SchemaObject = { type: 'string', format: 'binary' };

/** A session, or an access token with the scope of the method. */
const securityOf = ({ permission, scope }: ApiMethod): OpenAPI.SecurityRequirementObject[] => {
  if (permission === 'anyone') return [];
  return scope ? [{ session: [] }, { accessToken: [scope] }] : [{ session: [] }];
};

/** The body of a method that takes files. */
const rawParts = ({ takes }: ApiMethod, { requestBody }: OpenAPI.OperationObject) =>
  takes
    ? {
        requestBody: {
          ...requestBody,
          required: true,
          content: Object.fromEntries(takes.types.map((type) => [type, { schema: binary }])),
        },
      }
    : {};

/** The answer of a method that gives a file. */
const answersOf = ({ gives, status }: ApiMethod, { responses }: OpenAPI.OperationObject) =>
  gives ? { [status]: { description: 'The file', content: { [gives]: { schema: binary } } } } : responses;

/** The OpenAPI 3.1 document of a contract: permission, security and problems of each method beside what oRPC derives. */
export async function describeApi({
  contract,
  serviceName,
  version,
  sessionCookie = 'session',
}: OpenApiSettings): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const { $schema, ...problemSchema } = z.toJSONSchema(problem, { target: 'draft-2020-12' });
  const document = await generator.generate(contract, {
    info: { title: `${serviceName} API`, version },
    servers: [{ url: apiPrefix }],
    components: {
      schemas: { Problem: problemSchema as OpenAPI.SchemaObject },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie, description: 'The cookie that signing in sets' },
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'An access token, made under “My profile”, with the scope that the method names',
        },
      },
    },
  });
  for (const method of listMethods(contract)) {
    const operation = operationOf(document, method);
    if (!operation) continue;
    Object.assign(operation, {
      security: securityOf(method),
      ...rawParts(method, operation),
      responses: {
        ...answersOf(method, operation),
        ...problemAnswers(method),
        default: { description: 'A problem', content },
      },
      'x-permission': method.permission,
      ...(method.scope ? { 'x-scope': method.scope } : {}),
    });
  }
  return document;
}
