import { companyTable, type Migration } from '../platform/database/migration.ts';

export const members: Migration = {
  name: '007-members',
  oldestCode: '0.1.0',
  sql: `
    create table member (
      id uuid primary key,
      company_id uuid not null references company,
      account_id uuid not null unique,
      full_name text not null,
      email text not null,
      address text not null,
      access_right text not null default 'member' check (access_right in ('member', 'administrator')),
      status text not null default 'active' check (status in ('active', 'suspended')),
      last_seen_at timestamptz,
      joined_at timestamptz not null default now(),
      version integer not null default 1,
      removed_at timestamptz,
      -- What the list sorts by: columns and not expressions, because row-level security keeps functions that are not
      -- leakproof out of an index.
      name_key text not null generated always as (search_text(full_name)) stored,
      seen_key timestamptz not null generated always as (coalesce(last_seen_at, '-infinity'::timestamptz)) stored,
      foreign key (id, company_id) references party (id, company_id)
    );
    create index member_by_name on member (company_id, name_key, id) where removed_at is null;
    create index member_by_email on member (company_id, email, id) where removed_at is null;
    create index member_by_address on member (company_id, address, id) where removed_at is null;
    create index member_by_right on member (company_id, access_right, name_key, id) where removed_at is null;
    create index member_by_status on member (company_id, status, name_key, id) where removed_at is null;
    create index member_by_seen on member (company_id, seen_key, id) where removed_at is null;
    ${companyTable('member')}

    create table invitation (
      -- The id of the party that the member will be.
      id uuid primary key,
      company_id uuid not null references company,
      full_name text not null,
      email text not null,
      address text not null,
      room_address text not null,
      -- The party that the personal room will be.
      room_id uuid not null,
      access_right text not null check (access_right in ('member', 'administrator')),
      token_digest text not null unique,
      invited_by uuid,
      sent_at timestamptz not null,
      expires_at timestamptz not null,
      version integer not null default 1,
      -- An invitation that was used or revoked goes to one of these and keeps nothing.
      state text not null default 'pending' check (state in ('pending', 'used', 'revoked')),
      foreign key (id, company_id) references party (id, company_id) on delete cascade,
      foreign key (room_id, company_id) references party (id, company_id) on delete cascade
    );
    create unique index invitation_email on invitation (company_id, email) where state = 'pending';
    create index invitation_by_time on invitation (company_id, sent_at desc, id) where state = 'pending';
    ${companyTable('invitation')}

    -- Account to ids, for sign-in and every session.
    create function resolve_account(asked uuid) returns table (company_id uuid, member_id uuid, access_right text, status text, company_status text)
      language sql stable security definer set search_path = public, pg_temp as $$
      select m.company_id, m.id, m.access_right, m.status, c.status from member m join company c on c.id = m.company_id
        where m.account_id = asked and m.removed_at is null $$;
    revoke execute on function resolve_account from public;
    grant execute on function resolve_account to rotunda_resolver;

    -- A member's video address to the account that signs in with it.
    create function resolve_sign_in_address(asked text, at timestamptz default now()) returns uuid
      language sql stable security definer set search_path = public, pg_temp as $$
      select m.account_id from video_address a join member m on m.id = a.party_id
        where a.address = asked and a.state <> 'held' and (a.until is null or a.until > at) and m.removed_at is null $$;
    revoke execute on function resolve_sign_in_address from public;
    grant execute on function resolve_sign_in_address to rotunda_resolver;

    create function resolve_invitation(asked_digest text) returns table (company_id uuid, invitation_id uuid)
      language sql stable security definer set search_path = public, pg_temp as $$
      select company_id, id from invitation where token_digest = asked_digest $$;
    revoke execute on function resolve_invitation from public;
    grant execute on function resolve_invitation to rotunda_resolver;
  `,
};
