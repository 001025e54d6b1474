import { type AnyContractProcedure, type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import type { MethodMeta } from '../../../contract/method.ts';

export type Verb = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One method of the contract as HTTP sees it. */
export interface ApiMethod extends MethodMeta {
  /** Path of keys in the contract, `members.list`. */
  key: string;
  verb: Verb;
  /** `/members/{id}`, under `/api/v1`. */
  path: string;
  tag: string;
  summary: string;
  status: number;
  /** True where the input comes as `{ params, query, headers, body }`. */
  detailed: boolean;
  procedure: AnyContractProcedure;
}

const verbs: ReadonlySet<string> = new Set<Verb>(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']);
const isVerb = (text: string | undefined): text is Verb => text !== undefined && verbs.has(text);

function readMethod(key: string, procedure: AnyContractProcedure): ApiMethod {
  const { route, meta } = procedure['~orpc'];
  if (!isVerb(route.method) || !route.path) throw new Error(`${key} names no verb or path`);
  const { permission, problems, scope, takes, gives }: Partial<MethodMeta> = meta;
  if (!permission) throw new Error(`${key} names no permission`);
  return {
    key,
    verb: route.method,
    path: route.path,
    tag: route.tags?.[0] ?? '',
    summary: route.summary ?? '',
    status: route.successStatus ?? 200,
    detailed: route.inputStructure === 'detailed',
    permission,
    problems: problems ?? [],
    scope: scope ?? null,
    takes: takes ?? null,
    gives: gives ?? null,
    procedure,
  };
}

/** Every method of a contract, in its order. Throws where one lacks verb, path or permission. */
export function listMethods(contract: AnyContractRouter, parent = ''): ApiMethod[] {
  return Object.entries(contract).flatMap(([name, entry]) => {
    const key = parent ? `${parent}.${name}` : name;
    return isContractProcedure(entry) ? [readMethod(key, entry)] : listMethods(entry, key);
  });
}
