import { contract as routes } from 'virtual:contract';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { contract } from '../../contract/index.ts';
import { decodeProblem } from './problem.ts';

type Client = JsonifiedClient<ContractRouterClient<typeof contract>>;

const link = new OpenAPILink(routes, {
  url: () => new URL('/api/v1', window.location.origin).href,
  fetch: fetchReadable,
  customErrorResponseBodyDecoder: (body, response) => decodeProblem(body, response.status),
});

/** The service's API, typed by the contract; for calls outside of React. */
export const client: Client = createORPCClient(link);

/** The same API as options for TanStack Query: `api.members.list.queryOptions({ input })`, `api.….mutationOptions()`, `.key()`. */
export const api = createTanstackQueryUtils(client);

/** The link reads bodies of type `application/json` only; problem documents (RFC 9457) are JSON under a type of their own. */
async function fetchReadable(request: Request, init: RequestInit): Promise<Response> {
  const response = await fetch(request, init);
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return response;
  const headers = new Headers(response.headers);
  headers.set('content-type', 'application/json');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** The header that a change of a row goes with: the version that was read. */
export function ifMatch(version: number): { 'if-match': string } {
  return { 'if-match': `"${version}"` };
}
