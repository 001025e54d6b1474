import { implement } from '@orpc/server';
import { contract } from '../../../contract/index.ts';
import { requirePermission } from './permission.ts';
import { Problem } from './problem.ts';
import type { RequestContext } from './request-context.ts';

/** Builder of handlers: `api.members.list.handler(…)`. Refuses before the handler whoever lacks the method's permission. */
export const api = implement(contract)
  .$context<RequestContext>()
  .use(({ context, next, procedure }) => {
    const { permission, scope } = procedure['~orpc'].meta;
    const { caller } = context;
    requirePermission(permission, caller);
    if (caller.kind === 'anonymous' || !caller.token) return next();
    // Who calls with a token is nobody to a method that asks for no right.
    if (permission === 'anyone') return next({ context: { caller: { kind: 'anonymous' } } });
    if (scope === null) throw new Problem('not_by_token');
    if (!caller.token.scopes.includes(scope)) {
      throw new Problem('scope_missing', { detail: `Make an access token with the scope ${scope}.` });
    }
    return next();
  });
