import type { AccountId, CompanyId, MemberId } from '../../../contract/ids.ts';
import type { TokenScope } from '../../../contract/method.ts';
import { Problem } from './problem.ts';

/** Who calls: what the session proves, looked up once per request. */
export type Caller =
  | {
      kind: 'anonymous';
      /** The company of who would be signed in, were it not suspended or closed. */
      refusedFor?: CompanyId;
    }
  | {
      kind: 'account';
      account: AccountId;
      /** The account's name. */
      name: string;
      /** Id of the session, or `token <id>` of the access token. */
      session: string;
      /** The access token that the call is made with; null in the browser. */
      token: { name: string; scopes: readonly TokenScope[] } | null;
      operator: boolean;
      /** Null for an operator without a company. */
      member: { id: MemberId; company: CompanyId; administrator: boolean } | null;
    };

/** Header fields to look into by name, in whichever form a request has them. */
export type HeaderFields = Pick<Headers, 'get'>;

export interface RequestContext {
  requestId: string;
  /** Network address of the caller, after trusted proxies. */
  origin: string;
  userAgent: string;
  headers: HeaderFields;
  /** Header fields of the answer, cookies among them. */
  answerHeaders: Pick<Headers, 'append'>;
  caller: Caller;
}

export interface CallingMember {
  account: AccountId;
  member: MemberId;
  company: CompanyId;
  administrator: boolean;
}

/** The calling member; refuses with `not_signed_in` or `not_allowed` where there is none. */
export function callingMember({ caller }: Pick<RequestContext, 'caller'>): CallingMember {
  if (caller.kind === 'anonymous') throw new Problem(refusalOf(caller));
  if (!caller.member) throw new Problem('not_allowed');
  const { id, company, administrator } = caller.member;
  return { account: caller.account, member: id, company, administrator };
}

/** The calling account; refuses with `not_signed_in` where there is none. */
export function callingAccount({ caller }: Pick<RequestContext, 'caller'>): Extract<Caller, { kind: 'account' }> {
  if (caller.kind === 'anonymous') throw new Problem(refusalOf(caller));
  return caller;
}

/** Why nobody is signed in. */
export const refusalOf = ({
  refusedFor,
}: Extract<Caller, { kind: 'anonymous' }>): 'not_signed_in' | 'company_suspended' =>
  refusedFor === undefined ? 'not_signed_in' : 'company_suspended';
