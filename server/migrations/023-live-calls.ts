import type { Migration } from '../platform/database/migration.ts';

export const liveCalls: Migration = {
  name: '023-live-calls',
  oldestCode: '0.3.0',
  sql: `
    -- A direct call has no room: its row stands under an id of its own, and refers to none.
    alter table live_meeting add column kind text not null default 'meeting' check (kind in ('meeting', 'direct'));
    alter table live_meeting drop constraint live_meeting_room_id_company_id_fkey;
    alter table live_meeting add column room_ref uuid
      generated always as (case when kind = 'meeting' then room_id end) stored;
    alter table live_meeting add constraint live_meeting_room
      foreign key (room_ref, company_id) references room (id, company_id) on delete cascade;

    -- 'calling': waits for the party that it calls to answer.
    alter table live_party drop constraint live_party_state_check;
    alter table live_party add constraint live_party_state_check
      check (state in ('waiting-host', 'waiting-lobby', 'calling', 'in'));
    alter table live_party add column screen boolean not null default false;
    -- Since when the hand is up; null while it is down.
    alter table live_party add column hand_at timestamptz(3);
  `,
};
