import type { Migration } from '../platform/database/migration.ts';

/** Accounts and sessions, in the shape that better-auth expects. They have no company and are read by `identity` alone. */
export const identity: Migration = {
  name: '002-identity',
  oldestCode: '0.1.0',
  sql: `
    create table account (
      id uuid primary key,
      name text not null,
      email text not null unique,
      email_verified boolean not null default false,
      image text,
      is_operator boolean not null default false,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create table credential (
      id uuid primary key,
      user_id uuid not null references account on delete cascade,
      account_id text not null,
      provider_id text not null,
      password text,
      access_token text, refresh_token text, id_token text, scope text,
      access_token_expires_at timestamptz, refresh_token_expires_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (user_id, provider_id)
    );
    create table session (
      id uuid primary key,
      user_id uuid not null references account on delete cascade,
      token text not null unique,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index session_by_account on session (user_id);
    create table verification (
      id uuid primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index verification_identifier on verification (identifier);
    -- Wrong passwords by account and by origin, as keyed digests; bounded by a sweep.
    create table sign_in_failure (
      subject text primary key,
      failures integer not null,
      last_at timestamptz not null,
      blocked_until timestamptz
    );
    grant select, insert, update, delete on account, credential, session, verification, sign_in_failure to rotunda_identity;
  `,
};
