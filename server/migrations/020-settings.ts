import { companyTable, type Migration } from '../platform/database/migration.ts';

export const settings: Migration = {
  name: '020-settings',
  oldestCode: '0.1.0',
  sql: `
    alter table company
      add column colour text check (colour ~ '^#[0-9a-f]{6}$'),
      -- Digest of the logo, which is in its address; null for none.
      add column logo_digest text,
      add column statistics_privacy text not null default 'per-person'
        check (statistics_privacy in ('per-person', 'pseudonyms', 'totals-only')),
      add column retention_months smallint not null default 25 check (retention_months between 1 and 120);

    create table company_logo (
      company_id uuid primary key references company on delete cascade,
      type text not null check (type in ('image/png', 'image/jpeg', 'image/webp')),
      bytes bytea not null check (length(bytes) <= 524288)
    );
    ${companyTable('company_logo')}

    -- Since when which privacy of statistics held: a stricter one holds for the history, a looser one from then on.
    create table company_privacy (
      company_id uuid not null references company on delete cascade,
      since timestamptz not null,
      privacy text not null check (privacy in ('per-person', 'pseudonyms', 'totals-only')),
      primary key (company_id, since)
    );
    ${companyTable('company_privacy', 'select, insert, update (privacy)')}
  `,
};
