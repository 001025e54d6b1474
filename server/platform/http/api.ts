import { implement } from '@orpc/server';
import { contract } from '../../../contract/index.ts';
import type { Permission } from '../../../contract/method.ts';
import { Problem } from './problem.ts';
import type { Caller, RequestContext } from './request-context.ts';

const held: Record<Permission, (caller: Caller) => boolean> = {
  anyone: () => true,
  'signed-in': (caller) => caller.kind === 'account',
  member: (caller) => caller.kind === 'account' && caller.member !== null,
  administrator: (caller) => caller.kind === 'account' && caller.member?.administrator === true,
  operator: (caller) => caller.kind === 'account' && caller.operator,
};

/** Builder of handlers: `api.members.list.handler(…)`. Refuses before the handler whoever lacks the method's permission. */
export const api = implement(contract)
  .$context<RequestContext>()
  .use(({ context, next, procedure }) => {
    const { permission } = procedure['~orpc'].meta;
    if (!held[permission](context.caller)) {
      throw new Problem(context.caller.kind === 'anonymous' ? 'not_signed_in' : 'not_allowed');
    }
    return next();
  });
