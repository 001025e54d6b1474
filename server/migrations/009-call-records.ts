import { companyTable, type Migration } from '../platform/database/migration.ts';

export const callRecords: Migration = {
  name: '009-call-records',
  oldestCode: '0.1.0',
  sql: `
    -- A meeting or a direct call, one row in each company that it concerns.
    create table call (
      id uuid not null,
      company_id uuid not null references company,
      kind text not null check (kind in ('meeting', 'direct')),
      room_id uuid,
      room_name text,
      room_address text,
      engine text not null,
      started_at timestamptz(3) not null,
      ended_at timestamptz(3),
      -- Direct calls that nobody answered have no legs.
      unanswered boolean not null default false,
      primary key (company_id, id)
    );
    create index call_by_start on call (company_id, started_at);
    create index call_open on call (company_id, room_id) where ended_at is null;
    ${companyTable('call')}

    -- One party's connection to a call, from join to leave: the unit of usage. One row, one company.
    create table leg (
      id uuid not null,
      company_id uuid not null references company,
      call_id uuid not null,
      call_kind text not null check (call_kind in ('meeting', 'direct')),
      room_id uuid,
      party_kind text not null check (party_kind in ('member', 'guest', 'video-system')),
      -- Member or video system of this company; null for guests.
      party_id uuid,
      name text not null,
      role text not null check (role in ('host', 'guest')),
      -- Marks the record that a member's own company has of a meeting in another company; in no figure.
      elsewhere boolean not null default false,
      joined_at timestamptz(3) not null,
      left_at timestamptz(3),
      -- Last proof of life; what an open leg ends at when it does not come back.
      alive_at timestamptz(3) not null,
      end_reason text,
      engine text not null,
      browser text,
      quality jsonb,
      primary key (company_id, id),
      check (left_at is null or left_at >= joined_at),
      check (alive_at >= joined_at)
    );
    create index leg_by_call on leg (company_id, call_id);
    create index leg_by_party on leg (company_id, party_id, joined_at desc, id desc) where party_id is not null;
    create index leg_by_time on leg (company_id, joined_at) where not elsewhere;
    create index leg_open on leg (company_id, alive_at) where left_at is null;
    -- How far back a leg that reaches into a period can have begun.
    create index leg_by_length on leg (company_id, (left_at - joined_at)) where left_at is not null and not elsewhere;
    ${companyTable('leg')}

    -- What figures are made from; read with the rights of whoever asks. Times are cut to the second, and an open leg
    -- reaches to its last proof of life.
    create view leg_fact with (security_invoker = true) as
      select company_id, id, call_id, call_kind as kind, room_id, party_kind, joined_at, left_at, alive_at,
        date_trunc('second', joined_at) as starts_at, date_trunc('second', coalesce(left_at, alive_at)) as ends_at
      from leg where not elsewhere;
    create view call_fact with (security_invoker = true) as
      select company_id, id, kind, started_at, unanswered from call;
    grant select on leg_fact, call_fact to rotunda_app;

    -- When the service as a whole was last there, and since when without a gap: an absence is not held against a leg.
    create table service_presence (
      singleton boolean primary key default true check (singleton),
      up_since timestamptz(3) not null,
      alive_at timestamptz(3) not null
    );
    -- Written by the owner: a company may not move what counts for all.
    grant select on service_presence to rotunda_app;

    -- Companies with open legs, for the sweep of every company.
    create function companies_with_open_legs() returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
      select distinct company_id from leg where left_at is null $$;
    revoke execute on function companies_with_open_legs from public;
    grant execute on function companies_with_open_legs to rotunda_resolver;
  `,
};
