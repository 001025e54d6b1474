import { companyTable, type Migration } from '../platform/database/migration.ts';

export const audit: Migration = {
  name: '004-audit',
  oldestCode: '0.1.0',
  sql: `
    -- Who did what to what. Entries are added and never changed by the service's roles.
    create table activity (
      id uuid primary key,
      company_id uuid not null references company,
      at timestamptz not null,
      actor_kind text not null check (actor_kind in ('member', 'operator', 'video-system', 'service')),
      actor_id uuid,
      actor_name text not null,
      act text not null,
      object_kind text,
      object_id uuid,
      object_name text,
      origin text,
      before jsonb,
      after jsonb
    );
    create index activity_by_time on activity (company_id, at desc, id desc);
    ${companyTable('activity', 'select, insert')}
    create policy operator_scope on activity for insert to rotunda_operator with check (true);
    grant insert on activity to rotunda_operator;

    -- Answers kept for repeated creations (Idempotency-Key).
    create table idempotency_key (
      company_id uuid not null references company,
      key text not null,
      body_digest text not null,
      answer jsonb,
      made_id uuid,
      created_at timestamptz not null default now(),
      primary key (company_id, key)
    );
    ${companyTable('idempotency_key')}
  `,
};
