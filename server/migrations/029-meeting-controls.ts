import { companyTable, type Migration } from '../platform/database/migration.ts';

export const meetingControls: Migration = {
  name: '029-meeting-controls',
  oldestCode: '0.3.0',
  sql: `
    alter table live_meeting
      -- Chat messages so far; the number of the next one comes from it.
      add column said integer not null default 0,
      -- Accounts, systems and networks whose party was disconnected by somebody with control: they wait to be let in.
      add column removed text[] not null default '{}';

    alter table live_party
      -- Muted by somebody with control, until the party's own page says that it knows.
      add column muted_at timestamptz(3),
      add column muted_by text;

    -- What is said in a meeting that goes on; none of it outlives the meeting.
    create table live_chat (
      id uuid primary key,
      company_id uuid not null references company,
      room_id uuid not null,
      call_id uuid not null,
      number integer not null,
      leg_id uuid not null,
      name text not null,
      said_at timestamptz(3) not null,
      text text not null,
      foreign key (room_id, company_id) references live_meeting (room_id, company_id) on delete cascade
    );
    create unique index live_chat_number on live_chat (call_id, number);
    create index live_chat_room on live_chat (room_id);
    ${companyTable('live_chat')}

    -- People who join later can read what was said before.
    alter table room add column chat_history boolean not null default false;
  `,
};
