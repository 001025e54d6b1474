import type { AccessTokenId } from '../../../../contract/ids.ts';
import { type TokenScope, tokenScopes } from '../../../../contract/method.ts';
import { type Trx, within } from '../../../platform/database/database.ts';
import { fieldProblem, Problem } from '../../../platform/http/problem.ts';
import type { Caller, RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { newId, newToken } from '../../../platform/random.ts';
import { actingMember, recordAct } from '../../audit/index.ts';
import { type AccessTokenRow, deleteToken, insertToken, listTokens, tokenDigest, tokenMark } from '../access-tokens.ts';
import { announce } from '../session-changes.ts';

type SignedIn = Extract<Caller, { kind: 'account' }>;

/** Nobody needs more, and a list of them stays readable. */
const mostTokens = 50;
const dayMs = 24 * 60 * 60 * 1000;

const everybodys = ['profile'];
const members = [...everybodys, 'directory'];
const administrators = [...members, 'members', 'team-rooms', 'video-systems', 'settings', 'activity', 'usage'];

/** The scopes that somebody may give: nobody gives a right that they don't hold. */
export function scopesOf({ member, operator }: Pick<SignedIn, 'member' | 'operator'>): TokenScope[] {
  const ofMember = member?.administrator ? administrators : members;
  const held = new Set([...(member ? ofMember : everybodys), ...(operator ? ['operator'] : [])]);
  return tokenScopes.filter((scope) => held.has(scope.slice(0, scope.indexOf(':'))));
}

export interface TokenWish {
  name: string;
  scopes: readonly TokenScope[];
  expiresInDays: number;
}

/** Makes an access token. In the identity scope. Throws `scope_not_yours`, `too_many_tokens`. */
export async function makeToken(
  { clock, secrets }: Platform,
  trx: Trx,
  caller: SignedIn,
  context: RequestContext,
  { name, scopes: wished, expiresInDays }: TokenWish,
): Promise<AccessTokenRow & { token: string }> {
  const held = scopesOf(caller);
  const missing = wished.findIndex((scope) => !held.includes(scope));
  if (missing >= 0) throw fieldProblem('scope_not_yours', `/scopes/${missing}`);
  if ((await listTokens(trx, caller.account)).length >= mostTokens) throw new Problem('too_many_tokens');
  const at = clock.now();
  const token = `${tokenMark}${newToken()}`;
  const row = {
    id: newId<AccessTokenId>(),
    name,
    scopes: held.filter((scope) => wished.includes(scope)),
    createdAt: at,
    expiresAt: new Date(at.getTime() + expiresInDays * dayMs),
    lastUsedAt: null,
  };
  await insertToken(trx, caller.account, { ...row, digest: tokenDigest(secrets, token) });
  await recordToken(trx, context, at, {
    act: 'access-token.created',
    object: { kind: 'access-token', id: row.id, name },
    after: { scopes: row.scopes, expiresAt: row.expiresAt.toISOString() },
  });
  return { ...row, token };
}

/** Revokes one: what uses it is refused within a second. In the identity scope. Throws `not_found`. */
export async function revokeToken(
  { clock }: Platform,
  trx: Trx,
  { account }: SignedIn,
  context: RequestContext,
  id: AccessTokenId,
): Promise<void> {
  const revoked = await deleteToken(trx, account, id);
  if (!revoked) throw new Problem('not_found');
  await announce(trx, { kind: 'session-ended', account, session: sessionOfToken(id) });
  await recordToken(trx, context, clock.now(), {
    act: 'access-token.revoked',
    object: { kind: 'access-token', id, name: revoked.name },
  });
}

/** What stands for the session of who calls with an access token. */
export const sessionOfToken = (id: AccessTokenId): string => `token ${id}`;

/** An operator without a company has no activity log. */
async function recordToken(
  trx: Trx,
  context: RequestContext,
  at: Date,
  activity: Parameters<typeof recordAct>[2],
): Promise<void> {
  if (context.caller.kind === 'anonymous' || !context.caller.member) return;
  const acting = actingMember(context, at);
  await within(trx, { role: 'app', company: acting.company }, { role: 'identity' }, () =>
    recordAct(trx, acting, activity),
  );
}
