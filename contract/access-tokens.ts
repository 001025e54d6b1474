import { z } from 'zod';
import { accessTokenId } from './ids.ts';
import { method, type TokenScope, tokenScopes } from './method.ts';
import { instant, line } from './values.ts';

const scope = z.enum(tokenScopes as [TokenScope, ...TokenScope[]]);

export const accessTokenView = z.object({
  id: accessTokenId,
  name: z.string(),
  scopes: z.array(scope),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable().describe('At most 5 minutes late'),
});
export type AccessTokenView = z.infer<typeof accessTokenView>;

export const accessTokens = {
  list: method({
    permission: 'signed-in',
    verb: 'GET',
    path: '/me/access-tokens',
    tag: 'Me',
    summary: 'My access tokens',
    byToken: false,
  }).output(z.object({ items: z.array(accessTokenView), scopes: z.array(scope).describe('What I may give') })),
  create: method({
    permission: 'signed-in',
    verb: 'POST',
    path: '/me/access-tokens',
    tag: 'Me',
    status: 201,
    summary: 'Make an access token; it is in this answer and nowhere else',
    byToken: false,
    input: 'detailed',
    problems: ['scope_not_yours', 'too_many_tokens'],
  })
    .input(
      z.object({
        body: z.strictObject({
          name: line(100),
          scopes: z.array(scope).min(1).max(tokenScopes.length),
          expiresInDays: z.number().int().min(1).max(366),
        }),
      }),
    )
    .output(accessTokenView.extend({ token: z.string() })),
  revoke: method({
    permission: 'signed-in',
    verb: 'DELETE',
    path: '/me/access-tokens/{id}',
    tag: 'Me',
    status: 204,
    summary: 'Revoke an access token; what uses it is refused within a second',
    byToken: false,
  })
    .input(z.strictObject({ id: accessTokenId }))
    .output(z.void()),
};
