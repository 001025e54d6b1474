import type { Permission } from '../../../contract/method.ts';
import { Problem } from './problem.ts';
import { type Caller, refusalOf } from './request-context.ts';

const held: Record<Permission, (caller: Caller) => boolean> = {
  anyone: () => true,
  'signed-in': (caller) => caller.kind === 'account',
  member: (caller) => caller.kind === 'account' && caller.member !== null,
  administrator: (caller) => caller.kind === 'account' && caller.member?.administrator === true,
  operator: (caller) => caller.kind === 'account' && caller.operator,
};

/** Throws `not_signed_in`, `company_suspended` or `not_allowed` for who lacks a method's permission. */
export function requirePermission(permission: Permission, caller: Caller): void {
  if (held[permission](caller)) return;
  throw new Problem(caller.kind === 'anonymous' ? refusalOf(caller) : 'not_allowed');
}
