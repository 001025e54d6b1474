import { companyTable, type Migration } from '../platform/database/migration.ts';

export const ringing: Migration = {
  name: '028-ringing',
  oldestCode: '0.3.0',
  sql: `
    -- Whether somebody of another company may call the company's people and systems.
    alter table company add column calls_from_others boolean not null default true;

    -- A party that is being rung to come into a call, in the company of the call. Ends with the call.
    create table live_ring (
      id uuid primary key,
      company_id uuid not null references company,
      room_id uuid not null,
      -- Whoever calls; null for a guest of a meeting.
      by_party uuid,
      from_name text not null,
      from_address text,
      to_company_id uuid not null,
      to_kind text not null check (to_kind in ('member', 'video-system')),
      to_party uuid not null,
      -- As whoever calls sees it.
      to_name text not null,
      to_address text not null,
      -- The party, and the systems that are twinned to it: whose windows and screens ring.
      rung uuid[] not null,
      rang_at timestamptz(3) not null,
      until timestamptz(3) not null,
      foreign key (room_id, company_id) references live_meeting (room_id, company_id) on delete cascade
    );
    create index live_ring_room on live_ring (room_id);
    create index live_ring_rung on live_ring using gin (rung);
    ${companyTable('live_ring')}

    -- A ring to where it is.
    create function resolve_ring(asked uuid) returns table (company_id uuid, room_id uuid)
      language sql stable security definer set search_path = public, pg_temp as $$
      select company_id, room_id from live_ring where id = asked $$;
    revoke execute on function resolve_ring from public;
    grant execute on function resolve_ring to rotunda_resolver;

    -- What rings for a party, in whatever company.
    create function rings_of_party(asked uuid) returns table (id uuid, company_id uuid, room_id uuid)
      language sql stable security definer set search_path = public, pg_temp as $$
      select id, company_id, room_id from live_ring where rung @> array[asked] $$;
    revoke execute on function rings_of_party from public;
    grant execute on function rings_of_party to rotunda_resolver;

    -- The direct call with which one of these rings for a party that nobody has answered yet.
    create function ring_between(asked_to uuid, asked_from uuid[]) returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
      select ring.id from live_ring ring join live_meeting meeting on meeting.room_id = ring.room_id
        where ring.rung @> array[asked_to] and ring.by_party = any(asked_from)
          and meeting.kind = 'direct' and meeting.call_id is null
        order by ring.rang_at, ring.id limit 1 $$;
    revoke execute on function ring_between from public;
    grant execute on function ring_between to rotunda_resolver;

    -- Those of these parties who are in a call or calling somebody, in whatever company.
    create function engaged_parties(asked uuid[], of_company uuid) returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
      select distinct party_id from live_party where party_id = any(asked) and state in ('in', 'calling')
        and (of_company is null or coalesce(home_company_id, company_id) = of_company) $$;
    revoke execute on function engaged_parties from public;
    grant execute on function engaged_parties to rotunda_resolver;

    -- How a direct call went for one party of the company: what a history shows beside legs.
    create table call_attempt (
      id uuid not null,
      company_id uuid not null references company,
      party_id uuid not null,
      call_id uuid not null,
      direction text not null check (direction in ('in', 'out')),
      -- The party at the other end, of whatever company; null for a guest.
      other_id uuid,
      other_name text not null,
      other_address text,
      at timestamptz(3) not null,
      outcome text not null check (outcome in ('answered', 'missed', 'declined', 'busy', 'no-answer', 'cancelled')),
      -- Of missed calls: whether the member has looked at them.
      seen boolean not null default false,
      primary key (company_id, id, party_id)
    );
    create index call_attempt_by_party on call_attempt (company_id, party_id, at desc, id desc);
    create index call_attempt_by_call on call_attempt (company_id, call_id);
    create index call_attempt_by_other on call_attempt (other_id) where other_id is not null;
    create index call_attempt_unseen on call_attempt (company_id, party_id) where outcome = 'missed' and not seen;
    ${companyTable('call_attempt')}

    -- Members who don't want to be called at present; until null for until they turn it off.
    create table do_not_disturb (
      party_id uuid primary key,
      company_id uuid not null references company,
      until timestamptz,
      foreign key (party_id, company_id) references party (id, company_id) on delete cascade
    );
    ${companyTable('do_not_disturb')}
  `,
};
