import type { Migration } from '../platform/database/migration.ts';

export const mediaServers: Migration = {
  name: '032-media-servers',
  oldestCode: '0.3.0',
  sql: `
    alter table company
      -- How the company's meetings carry their media, where the service has several ways; null for the service's own choice.
      add column media text check (media in ('direct', 'server'));

    alter table live_meeting
      -- Name of the engine that carries its media; null where an earlier version made it.
      add column engine text;

    alter table live_party
      -- Since when the media server has no connection of it any more.
      add column media_gone_at timestamptz(3);
  `,
};
