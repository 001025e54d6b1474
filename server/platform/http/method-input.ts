import {
  StandardBracketNotationSerializer,
  StandardOpenAPIJsonSerializer,
  StandardOpenAPISerializer,
} from '@orpc/openapi-client/standard';
import type { FastifyRequest } from 'fastify';
import { isUnsafeText } from './json-body.ts';
import type { ApiMethod } from './methods.ts';
import { Problem } from './problem.ts';

const serializer = new StandardOpenAPISerializer(
  new StandardOpenAPIJsonSerializer(),
  new StandardBracketNotationSerializer(),
);

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts in path and query that no database takes: NUL, halves of surrogate pairs. */
function refuseUnsafe(texts: Iterable<unknown>): void {
  for (const text of texts) if (isUnsafeText(String(text))) throw new Problem('wrong_input');
}

/** Longest name in a query: brackets nest as deep as it is long, and the reader calls itself for each. */
const longestName = 200;

/** The query in bracket notation, as the description of the API says: `a=1`, `b[]=2`, `c[d]=3`. */
function readQuery(url: string): unknown {
  const at = url.indexOf('?');
  if (at < 0) return {};
  const query = new URLSearchParams(url.slice(at));
  refuseUnsafe([...query].flat());
  if ([...query.keys()].some((name) => name.length > longestName)) throw new Problem('wrong_input');
  return serializer.deserialize(query);
}

/**
 * What a method is given: `{ params, query, headers, body }` where it wants detail, else path parameters together with
 * the query of a GET or the body of others. Not checked yet, but for texts that no database takes (`wrong_input`).
 */
export function readInput({ verb, detailed }: ApiMethod, request: FastifyRequest): unknown {
  const params = isObject(request.params) ? request.params : {};
  refuseUnsafe(Object.values(params));
  const { headers, body } = request;
  const query = readQuery(request.raw.url ?? '');
  if (detailed) return { params, query, headers, body };
  const data = verb === 'GET' ? query : body;
  if (Object.keys(params).length === 0) return data;
  return isObject(data) ? { ...data, ...params } : params;
}
