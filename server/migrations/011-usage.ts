import { companyTable, type Migration } from '../platform/database/migration.ts';

export const usage: Migration = {
  name: '011-usage',
  oldestCode: '0.1.0',
  sql: `
    -- What adds up, by UTC quarter hour, so that any time zone's days can be made from it. Seconds.
    create table usage_quarter (
      company_id uuid not null references company,
      quarter timestamptz not null,
      kind text not null check (kind in ('meeting', 'direct')),
      calls integer not null default 0,
      unanswered integer not null default 0,
      joins integer not null default 0,
      guest_joins integer not null default 0,
      leg_seconds integer not null default 0,
      room_seconds integer not null default 0,
      primary key (company_id, quarter, kind)
    );
    ${companyTable('usage_quarter')}
  `,
};
