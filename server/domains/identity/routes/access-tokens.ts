import { api } from '../../../platform/http/api.ts';
import { callingAccount } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type AccessTokenRow, listTokens } from '../access-tokens.ts';
import { makeToken, revokeToken, scopesOf } from '../operations/make-token.ts';

const present = ({ createdAt, expiresAt, lastUsedAt, ...row }: AccessTokenRow) => ({
  ...row,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

/** Access tokens of the caller, for scripts. */
export const accessTokenRoutes = (platform: Platform) => ({
  list: api.accessTokens.list.handler(async ({ context }) => {
    const caller = callingAccount(context);
    const rows = await listTokens(platform.database.identity, caller.account);
    return { items: rows.map(present), scopes: scopesOf(caller) };
  }),

  create: api.accessTokens.create.handler(async ({ input, context }) => {
    const caller = callingAccount(context);
    const { token, ...row } = await platform.database.identity
      .transaction()
      .execute((trx) => makeToken(platform, trx, caller, context, input.body));
    return { ...present(row), token };
  }),

  revoke: api.accessTokens.revoke.handler(({ input, context }) =>
    platform.database.identity
      .transaction()
      .execute((trx) => revokeToken(platform, trx, callingAccount(context), context, input.id)),
  ),
});
