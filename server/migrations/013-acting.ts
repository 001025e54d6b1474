import type { Migration } from '../platform/database/migration.ts';

export const acting: Migration = {
  name: '013-acting',
  oldestCode: '0.1.0',
  sql: `
    -- Name of the access token that an act was done with.
    alter table activity add column via text;
  `,
};
