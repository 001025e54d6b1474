import { companyTable, type Migration } from '../platform/database/migration.ts';

export const screensInCalls: Migration = {
  name: '027-screens-in-calls',
  oldestCode: '0.3.0',
  sql: `
    alter table video_system
      -- What the screen said of itself last; null where it said nothing since it was there.
      add column report jsonb;

    -- What a phone asked of a screen last: to come into a room. One of a system; gone when that call is over.
    create table screen_ask (
      video_system_id uuid primary key,
      company_id uuid not null references company,
      id uuid not null unique,
      -- Of the token that the phone holds, by which it is the remote control.
      token_digest text not null,
      -- The member who asked, of whatever company; null for a visitor.
      member_id uuid,
      room_company_id uuid not null,
      room_id uuid not null,
      room_name text not null,
      address text not null,
      -- Somebody with control of the room asked: the screen comes in at once.
      at_once boolean not null,
      -- What the PIN was that the phone gave.
      pin text not null check (pin in ('none', 'host', 'guest', 'unread')),
      pin_fits boolean not null,
      asked_at timestamptz(3) not null,
      -- Whether the screen has heard of it.
      taken boolean not null default false,
      -- Asks in the minute that began at minute_at.
      minute_at timestamptz(3) not null,
      minute_count integer not null,
      foreign key (video_system_id, company_id) references video_system (id, company_id) on delete cascade
    );
    ${companyTable('screen_ask')}
  `,
};
