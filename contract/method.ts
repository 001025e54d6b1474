import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { ProblemCode } from './problems.ts';

/**
 * Who may call a method. `anyone` needs no session; `signed-in` is any account; `member` belongs to an active company;
 * `administrator` has that access right; `operator` has the right on the account.
 */
export type Permission = 'anyone' | 'signed-in' | 'member' | 'administrator' | 'operator';

/** What an access token may be made for; `null`: methods of this tag are for people in the browser only. */
const areas = {
  Service: null,
  Session: null,
  Meetings: null,
  'Video system devices': null,
  Me: 'profile',
  Directory: 'directory',
  Members: 'members',
  Invitations: 'members',
  'Team rooms': 'team-rooms',
  'Video systems': 'video-systems',
  Company: 'settings',
  Activity: 'activity',
  Usage: 'usage',
  Operator: 'operator',
} as const satisfies Record<string, string | null>;

export type Tag = keyof typeof areas;
type Area = NonNullable<(typeof areas)[Tag]>;

/** A right of an access token: an area, and whether it may only look or change too. */
export type TokenScope = `${Area}:${'read' | 'write'}`;

const areaNames: Area[] = [...new Set(Object.values(areas).filter((area) => area !== null))];

/** Every right that an access token can have. A write scope does not include its read scope. */
export const tokenScopes: readonly TokenScope[] = areaNames.flatMap((area): TokenScope[] => [
  `${area}:read`,
  `${area}:write`,
]);

/** A body that is no JSON: `takes` names its media types. */
interface RawBody {
  types: readonly string[];
  /** Largest body in bytes. */
  largest: number;
}

export interface MethodMeta {
  permission: Permission;
  /** Codes of the problem catalogue that this method can answer beside those that every method can. */
  problems: readonly ProblemCode[];
  /** What an access token needs to call it; null where none may. */
  scope: TokenScope | null;
  takes: RawBody | null;
  /** Media type of an answer that is a file; null for JSON. */
  gives: string | null;
}

interface MethodDefinition {
  permission: Permission;
  verb: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: `/${string}`;
  tag: Tag;
  summary: string;
  /** Status of the successful answer; 200 where absent. */
  status?: 200 | 201 | 202 | 204;
  problems?: readonly ProblemCode[];
  /** `detailed` gives the handler `{ params, query, headers, body }`; `compact` merges path parameters with query or body. */
  input?: 'compact' | 'detailed';
  /** False for what only the person may do, in the browser. */
  byToken?: false;
  takes?: RawBody;
  gives?: string;
}

const base = oc.$meta<MethodMeta>({ permission: 'operator', problems: [], scope: null, takes: null, gives: null });

/** Begins a method of the API. The only way to make one, so that none exists without a permission. */
export function method(definition: MethodDefinition) {
  const { permission, verb, tag, byToken = true } = definition;
  const area = areas[tag];
  const scope: TokenScope | null = area && byToken ? `${area}:${verb === 'GET' ? 'read' : 'write'}` : null;
  const { problems = [], takes = null, gives = null } = definition;
  return base.meta({ permission, problems, scope, takes, gives }).route({
    method: verb,
    path: definition.path,
    tags: [tag],
    summary: definition.summary,
    successStatus: definition.status ?? 200,
    inputStructure: definition.input ?? 'compact',
  });
}

/** A `Blob` of the browser (File API, section 3), as far as the contract knows it. */
export interface FileBody {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Body of a method that `takes` no JSON: bytes on the server, a `Blob` of one of its types in the browser. */
export const rawBody = z.custom<Uint8Array | FileBody>(
  (body) => body instanceof Uint8Array,
  'Send the file as the body',
);

/** Answer of a method that `gives` a file. */
export interface Download {
  /** What it is saved as; absent for what a page shows, such as a picture. */
  fileName?: string;
  body: Uint8Array | AsyncIterable<Uint8Array | string>;
  /** Seconds for which the browser may keep it; not at all where absent. */
  keptSeconds?: number;
  /** Media type where it is not the one that the method `gives`. */
  type?: string;
}
export const download = z.custom<Download>((answer) => typeof answer === 'object' && answer !== null);
