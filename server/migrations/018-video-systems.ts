import { companyTable, type Migration } from '../platform/database/migration.ts';

export const screens: Migration = {
  name: '018-video-systems',
  oldestCode: '0.1.0',
  sql: `
    alter table video_system
      -- What the list sorts by: columns and not expressions, because row-level security keeps functions that are not
      -- leakproof out of an index.
      add column name_key text not null generated always as (search_text(name)) stored,
      add column seen_key timestamptz not null generated always as (coalesce(last_seen_at, '-infinity'::timestamptz)) stored,
      add column auto_answer boolean not null default false,
      -- True for a twinned system that rings at its member's address and has none of its own.
      add column shares_address boolean not null default false,
      -- The code's token is made from the service's secret, this id (the system's own where null) and the version; a
      -- system that was moved to another company has another id and the same code.
      add column qr_source uuid,
      add column qr_version integer not null default 1,
      -- Null until the code is first shown.
      add column qr_digest text unique,
      add column scanned_at timestamptz,
      -- Of the token of the screen that it was paired with; null where there is none.
      add column device_digest text unique,
      add column paired_at timestamptz,
      -- The node that holds the screen's socket; null where none does.
      add column node_id uuid,
      -- Whom it was twinned to when that member was removed, for the undo.
      add column untwinned_from uuid,
      add column untwinned_shared boolean not null default false,
      -- True for what is left in a company of a system that was moved to another.
      add column moved boolean not null default false,
      add constraint video_system_company unique (id, company_id),
      add constraint video_system_shares check (member_id is not null or not shares_address);
    drop index video_system_by_name;
    create index video_system_by_name on video_system (company_id, name_key, id) where removed_at is null;
    create index video_system_by_address on video_system (company_id, address, id) where removed_at is null;
    create index video_system_by_state on video_system (company_id, state, name_key, id) where removed_at is null;
    create index video_system_by_seen on video_system (company_id, seen_key, id) where removed_at is null;
    create index video_system_untwinned on video_system (company_id, untwinned_from) where untwinned_from is not null;
    create index video_system_by_node on video_system (node_id) where node_id is not null;

    -- For totals: what a provider sees of every company.
    create policy operator_scope on video_system for select to rotunda_operator using (true);
    grant select (id, company_id, state, created_at, removed_at) on video_system to rotunda_operator;

    -- Codes that were made invalid, so that who scans an old print is told.
    create table revoked_qr_code (
      digest text primary key,
      company_id uuid not null references company,
      video_system_id uuid not null,
      revoked_at timestamptz not null,
      foreign key (video_system_id, company_id) references video_system (id, company_id)
    );
    create index revoked_qr_code_system on revoked_qr_code (video_system_id);
    ${companyTable('revoked_qr_code', 'select, insert')}

    -- Screens that show a code and wait for somebody to enter it. They belong to no company yet.
    create table system_pairing (
      code_digest text primary key,
      -- Of the token that the screen holds already, and that is its own once it is paired.
      token_digest text not null unique,
      origin_digest text not null,
      expires_at timestamptz not null
    );
    create index system_pairing_origin on system_pairing (origin_digest, expires_at);
    create index system_pairing_until on system_pairing (expires_at);
    grant select, insert, update, delete on system_pairing to rotunda_identity;

    -- A scanned code to ids.
    create function resolve_qr_code(asked_digest text) returns table (company_id uuid, video_system_id uuid, revoked boolean)
      language sql stable security definer set search_path = public, pg_temp as $$
      select s.company_id, s.id, s.removed_at is not null from video_system s where s.qr_digest = asked_digest
      union all
      select r.company_id, r.video_system_id, true from revoked_qr_code r where r.digest = asked_digest $$;
    revoke execute on function resolve_qr_code from public;
    grant execute on function resolve_qr_code to rotunda_resolver;

    -- A screen's token to ids.
    create function resolve_device(asked_digest text) returns table (company_id uuid, video_system_id uuid, company_status text)
      language sql stable security definer set search_path = public, pg_temp as $$
      select s.company_id, s.id, c.status from video_system s join company c on c.id = s.company_id
        where s.device_digest = asked_digest and s.removed_at is null $$;
    revoke execute on function resolve_device from public;
    grant execute on function resolve_device to rotunda_resolver;
  `,
};
