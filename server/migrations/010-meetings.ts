import { companyTable, type Migration } from '../platform/database/migration.ts';

export const meetings: Migration = {
  name: '010-meetings',
  oldestCode: '0.1.0',
  sql: `
    -- The meeting that goes on in a room, or that parties wait for. One row a room; every control locks it.
    create table live_meeting (
      room_id uuid primary key,
      company_id uuid not null references company,
      -- Null while parties only wait.
      call_id uuid,
      started_at timestamptz(3),
      version integer not null default 1,
      locked_until timestamptz,
      -- Since when no host has been there; null while one is.
      host_left_at timestamptz(3),
      -- Since when there has been one party only; null otherwise.
      alone_since timestamptz(3),
      unique (room_id, company_id),
      foreign key (room_id, company_id) references room (id, company_id) on delete cascade
    );
    ${companyTable('live_meeting')}

    -- Who is in the meeting or waits for it.
    create table live_party (
      leg_id uuid primary key,
      company_id uuid not null references company,
      room_id uuid not null,
      state text not null check (state in ('waiting-host', 'waiting-lobby', 'in')),
      party_kind text not null check (party_kind in ('member', 'guest', 'video-system')),
      party_id uuid,
      -- The session behind a signed-in party, so that its end ends the connection.
      account_id uuid,
      -- The company of a member who is a guest here.
      home_company_id uuid,
      name text not null,
      role text not null check (role in ('host', 'guest')),
      control boolean not null default false,
      owner boolean not null default false,
      microphone boolean not null default false,
      camera boolean not null default false,
      token_digest text not null,
      -- The node that holds the socket; null while the connection is lost.
      node text,
      browser text,
      origin_digest text,
      arrived_at timestamptz(3) not null,
      joined_at timestamptz(3),
      alive_at timestamptz(3) not null,
      foreign key (room_id, company_id) references live_meeting (room_id, company_id) on delete cascade
    );
    create index live_party_room on live_party (room_id);
    create index live_party_member on live_party (party_id) where party_id is not null;
    create index live_party_alive on live_party (company_id, alive_at);
    ${companyTable('live_party')}

    -- Who is in a call, once for each connection; read with the rights of whoever asks.
    create view party_in_call with (security_invoker = true) as
      select company_id, party_id from live_party where party_id is not null and state = 'in';
    grant select on party_in_call to rotunda_app;

    -- A party's own proof, from a lost socket: leg and company by leg id.
    create function resolve_leg(asked uuid) returns table (company_id uuid, room_id uuid)
      language sql stable security definer set search_path = public, pg_temp as $$
      select company_id, room_id from live_party where leg_id = asked $$;
    revoke execute on function resolve_leg from public;
    grant execute on function resolve_leg to rotunda_resolver;

    -- Where a member is in a meeting or waits for one, in whatever company.
    create function live_rooms_of_member(asked uuid) returns table (company_id uuid, room_id uuid)
      language sql stable security definer set search_path = public, pg_temp as $$
      select distinct company_id, room_id from live_party where party_id = asked $$;
    revoke execute on function live_rooms_of_member from public;
    grant execute on function live_rooms_of_member to rotunda_resolver;

    create function companies_with_live_parties() returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
      select distinct company_id from live_party $$;
    revoke execute on function companies_with_live_parties from public;
    grant execute on function companies_with_live_parties to rotunda_resolver;
  `,
};
