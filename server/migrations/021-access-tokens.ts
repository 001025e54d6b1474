import type { Migration } from '../platform/database/migration.ts';

export const accessTokens: Migration = {
  name: '021-access-tokens',
  oldestCode: '0.1.0',
  sql: `
    create table access_token (
      id uuid primary key,
      account_id uuid not null references account on delete cascade,
      name text not null,
      -- Keyed: what stands here opens nothing.
      digest text not null unique,
      scopes text[] not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      last_used_at timestamptz
    );
    create index access_token_by_account on access_token (account_id, created_at desc, id);
    create index access_token_until on access_token (expires_at);
    grant select, insert, update, delete on access_token to rotunda_identity;
  `,
};
