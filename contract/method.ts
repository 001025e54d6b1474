import { oc } from '@orpc/contract';
import type { ProblemCode } from './problems.ts';

/**
 * Who may call a method. `anyone` needs no session; `signed-in` is any account; `member` belongs to an active company;
 * `administrator` has that access right; `operator` has the right on the account.
 */
export type Permission = 'anyone' | 'signed-in' | 'member' | 'administrator' | 'operator';

export interface MethodMeta {
  permission: Permission;
  /** Codes of the problem catalogue that this method can answer beside those that every method can. */
  problems: readonly ProblemCode[];
}

interface MethodDefinition {
  permission: Permission;
  verb: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: `/${string}`;
  tag: string;
  summary: string;
  /** Status of the successful answer; 200 where absent. */
  status?: 200 | 201 | 202 | 204;
  problems?: readonly ProblemCode[];
  /** `detailed` gives the handler `{ params, query, headers, body }`; `compact` merges path parameters with query or body. */
  input?: 'compact' | 'detailed';
}

const base = oc.$meta<MethodMeta>({ permission: 'operator', problems: [] });

/** Begins a method of the API. The only way to make one, so that none exists without a permission. */
export function method(definition: MethodDefinition) {
  return base.meta({ permission: definition.permission, problems: definition.problems ?? [] }).route({
    method: definition.verb,
    path: definition.path,
    tags: [definition.tag],
    summary: definition.summary,
    successStatus: definition.status ?? 200,
    inputStructure: definition.input ?? 'compact',
  });
}
