import { companyTable, type Migration } from '../platform/database/migration.ts';

export const admission: Migration = {
  name: '026-admission',
  oldestCode: '0.3.0',
  sql: `
    -- Wrong PINs on a room from wherever: one row a room, of bounded size.
    create table room_guard (
      room_id uuid primary key,
      company_id uuid not null references company,
      -- When the latest wrong PINs were given, in milliseconds since 1970, the newest last; 100 at most.
      wrong_at jsonb not null default '[]',
      -- Wrong PINs beyond what honest people give, as of given_at.
      excess double precision not null default 0,
      -- When a PIN was looked at last, or given while on guard.
      given_at timestamptz(3) not null,
      -- On guard until 10 minutes have passed after given_at.
      raised boolean not null default false,
      -- On guard until somebody with control has looked, or the room has another PIN.
      until_looked boolean not null default false,
      foreign key (room_id, company_id) references room (id, company_id) on delete cascade
    );
    create index room_guard_standing on room_guard (company_id) where raised or until_looked;
    ${companyTable('room_guard')}
    insert into room_guard (room_id, company_id, given_at, raised, until_looked)
      select id, company_id, guarded_at, true, true from room where guarded_at is not null;

    -- Addresses that no room has, asked for by one origin, as a keyed digest: a level that drains by itself.
    create table address_miss (
      subject text primary key,
      level double precision not null,
      at timestamptz(3) not null
    );
    create index address_miss_by_time on address_miss (at);
    -- Seconds that an origin has to wait before it may ask for another address; 0 where it may now.
    create function address_miss_wait(asked text, now_at timestamptz, burst float8, per_second float8) returns float8
      language sql stable security definer set search_path = public, pg_temp as $$
      select coalesce((select greatest(0, (level - greatest(0, extract(epoch from now_at - at)) * per_second - burst + 1)
        / per_second) from address_miss where subject = asked), 0) $$;
    revoke execute on function address_miss_wait from public;
    grant execute on function address_miss_wait to rotunda_resolver;
    -- Counts one, as long as there are fewer origins than most.
    create function note_address_miss(asked text, now_at timestamptz, per_second float8, most integer) returns void
      language sql security definer set search_path = public, pg_temp as $$
      insert into address_miss as old (subject, level, at)
        select asked, 1, now_at where exists (select from address_miss where subject = asked)
          or (select count(*) from (select from address_miss limit most) counted) < most
      on conflict (subject) do update set
        level = greatest(0, old.level - greatest(0, extract(epoch from now_at - old.at)) * per_second) + 1,
        at = now_at $$;
    revoke execute on function note_address_miss from public;
    grant execute on function note_address_miss to rotunda_resolver;

    alter table live_party
      -- Gave a PIN while the room was on guard, and whether it fitted: tells nobody but who has control.
      add column on_guard boolean not null default false,
      add column pin_fits boolean not null default false;

    alter table live_meeting
      -- When it ends by itself and why; null until it is announced, a minute before.
      add column ends_at timestamptz(3),
      add column ends_why text check (ends_why in ('no-host', 'alone', 'longest'));
    alter table live_meeting add check ((ends_at is null) = (ends_why is null));

    alter table company
      add column without_host_minutes smallint not null default 5 check (without_host_minutes between 1 and 60),
      add column alone_personal_minutes smallint not null default 15 check (alone_personal_minutes between 5 and 720),
      add column alone_team_minutes smallint not null default 240 check (alone_team_minutes between 5 and 1440),
      add column longest_minutes smallint not null default 720 check (longest_minutes between 30 and 1440);
  `,
};
