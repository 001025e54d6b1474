import { companyTable, type Migration } from '../platform/database/migration.ts';

export const quality: Migration = {
  name: '025-quality',
  oldestCode: '0.3.0',
  sql: `
    -- How a leg was connected over its time: a sample a minute, what is beyond twelve hours in the last one. The sum of
    -- all is leg.quality.
    create table leg_quality (
      company_id uuid not null references company,
      leg_id uuid not null,
      -- Whole minutes since the leg began.
      minute smallint not null check (minute between 0 and 719),
      sample jsonb not null,
      primary key (company_id, leg_id, minute),
      foreign key (company_id, leg_id) references leg (company_id, id) on delete cascade
    );
    ${companyTable('leg_quality')}
  `,
};
