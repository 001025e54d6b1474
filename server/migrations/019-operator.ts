import { companyTable, type Migration } from '../platform/database/migration.ts';

/** What operators may read of a company's people and things; what stands between the parentheses and nothing else. */
const operatorReads = (table: string, columns: string, where = 'true'): string => `
  create policy operator_scope on ${table} for select to rotunda_operator using (${where});
  grant select (${columns}) on ${table} to rotunda_operator;
`;

export const operator: Migration = {
  name: '019-operator',
  oldestCode: '0.1.0',
  sql: `
    alter table service
      add column provider_email text,
      add column provider_phone text,
      add column provider_link text,
      add column version integer not null default 1;

    alter table company
      -- When the trial ends; kept after it.
      add column trial_ends_at timestamptz,
      -- The last warning of the trial's end that was mailed: days before it.
      add column trial_warned smallint,
      -- Why it is suspended.
      add column status_reason text check (status_reason in ('trial-ended', 'provider')),
      -- What the provider says about it, to the company.
      add column status_note text,
      add column status_at timestamptz not null default now(),
      -- When a closed company is deleted.
      add column delete_after timestamptz,
      -- Keyed digest of what it was made of, for a repeated creation.
      add column creation_digest text,
      add column name_key text not null generated always as (search_text(name)) stored,
      add column trial_key timestamptz not null
        generated always as (coalesce(trial_ends_at, 'infinity'::timestamptz)) stored,
      add constraint company_trial_end check (status <> 'trial' or trial_ends_at is not null),
      add constraint company_delete_after check ((status = 'closed') = (delete_after is not null));
    create index company_by_name on company (name_key, id);
    create index company_in_trial on company (trial_ends_at) where status = 'trial';
    create index company_to_delete on company (delete_after) where status = 'closed';

    alter table company_domain
      -- What the TXT record of an own domain holds.
      add column token text,
      add column checked_at timestamptz,
      add column result text check (result in ('found', 'not-found', 'other-value', 'server-failure', 'timeout')),
      add column found_value text,
      -- Days in a row on which the record was not found.
      add column failed_days smallint not null default 0,
      -- Since when it is held to be not there any more.
      add column lost_at timestamptz,
      add column version integer not null default 1;
    create index company_domain_due on company_domain (checked_at) where own;

    -- A domain that a company says is its own, until the record is found; any number of companies may say so.
    create table domain_claim (
      company_id uuid not null references company,
      domain text not null,
      token text not null,
      created_at timestamptz not null,
      checked_at timestamptz,
      result text check (result in ('found', 'not-found', 'other-value', 'server-failure', 'timeout')),
      found_value text,
      primary key (company_id, domain)
    );
    ${companyTable('domain_claim', 'select')}
    create policy operator_scope on domain_claim to rotunda_operator using (true) with check (true);
    grant select, insert, update, delete on domain_claim to rotunda_operator;

    -- Table by table, and no column that holds a secret: no PIN, token, account.
    ${operatorReads('member', 'id, company_id, full_name, email, address, access_right, status, last_seen_at, joined_at, removed_at, name_key, seen_key, version')}
    ${operatorReads('invitation', 'id, company_id, full_name, email, address, access_right, sent_at, expires_at, state', "state = 'pending'")}
    ${operatorReads('room', 'id, company_id, kind, name, address, removed_at, created_at', "kind = 'team'")}

    -- Calls and seconds of all legs in the company's own month of that moment: sums of rollups, and nothing else of them.
    create function operator_usage(asked uuid[], moment timestamptz) returns table (company_id uuid, calls bigint, call_seconds bigint)
      language sql stable security definer set search_path = public, pg_temp as $$
      select c.id, coalesce(sum(q.calls), 0)::bigint, coalesce(sum(q.leg_seconds), 0)::bigint
      from company c left join usage_quarter q on q.company_id = c.id
        and q.quarter >= date_trunc('month', moment at time zone c.time_zone) at time zone c.time_zone
        and q.quarter < (date_trunc('month', moment at time zone c.time_zone) + interval '1 month') at time zone c.time_zone
      where asked is null or c.id = any(asked)
      group by c.id $$;
    revoke execute on function operator_usage from public;
    grant execute on function operator_usage to rotunda_operator;
  `,
};
