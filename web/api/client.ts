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
  customErrorResponseBodyDecoder: (body, response) => decodeProblem(body, response.status),
});

/** The service's API, typed by the contract; for calls outside of React. */
export const client: Client = createORPCClient(link);

/** The same API as options for TanStack Query: `api.members.list.queryOptions({ input })`, `api.….mutationOptions()`, `.key()`. */
export const api = createTanstackQueryUtils(client);

/** The header that a change of a row goes with: the version that was read. */
export function ifMatch(version: number): { 'if-match': string } {
  return { 'if-match': `"${version}"` };
}
