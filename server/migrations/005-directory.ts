import { companyTable, type Migration } from '../platform/database/migration.ts';

export const directory: Migration = {
  name: '005-directory',
  oldestCode: '0.1.0',
  sql: `
    -- Whoever or whatever can be called: a member (or an invited one), a room, a video system.
    create table party (
      id uuid primary key,
      company_id uuid not null references company,
      kind text not null check (kind in ('member', 'room', 'video-system')),
      name text not null,
      email text,
      address text not null,
      -- False while invited, and after removal.
      listed boolean not null default true,
      -- False for what is reached in another way than by the directory: personal rooms, suspended members.
      shown boolean not null default true,
      last_seen_at timestamptz,
      -- Columns and not expressions: row-level security keeps functions that are not leakproof out of an index.
      name_key text not null generated always as (search_text(name)) stored,
      search text not null generated always as (search_text(name || ' ' || address || ' ' || coalesce(email, ''))) stored,
      -- What points here names the company too, so that nothing hangs on another company's party.
      unique (id, company_id)
    );
    create index party_by_name on party (company_id, name_key, id) where listed and shown;
    create index party_search on party using gin (company_id, search gin_trgm_ops) where listed;
    ${companyTable('party')}

    -- One name space: an address has one row and one party, as its current address, an alias or a hold.
    create table video_address (
      address text primary key check (address = lower(address) and length(address) <= 318),
      company_id uuid not null references company,
      party_id uuid not null,
      state text not null check (state in ('current', 'alias', 'held')),
      -- When an alias or a hold ends; null for a current address.
      until timestamptz check ((state = 'current') = (until is null)),
      foreign key (party_id, company_id) references party (id, company_id) on delete cascade
    );
    create unique index video_address_current on video_address (party_id) where state = 'current';
    create index video_address_party on video_address (party_id);
    create index video_address_until on video_address (until) where until is not null;
    ${companyTable('video_address')}

    -- Parties of the scope's company that fit what was typed, by fragment or by likeness. Row-level security would keep
    -- LIKE and trigram conditions out of the index, so the function looks for itself and takes the company from the scope.
    -- 0.5 and not pg_trgm's 0.6: "carlsson" finds "Carlsen".
    create function search_parties(typed text, wanted_kind text, most integer) returns table (party_id uuid, rank real)
      language sql stable security definer set search_path = public, pg_temp
      set pg_trgm.word_similarity_threshold = 0.5 as $$
      select id, max(rank) from (
        (select p.id, 2::real as rank from party p
          where p.company_id = scope_company() and p.listed and (wanted_kind is null or p.kind = wanted_kind)
            and p.search like '%' || replace(replace(replace(search_text(typed), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
          order by p.name_key, p.id limit most)
        union all
        (select p.id, word_similarity(search_text(typed), p.search) as rank from party p
          where p.company_id = scope_company() and p.listed and (wanted_kind is null or p.kind = wanted_kind)
            and length(typed) > 3 and search_text(typed) <% p.search
          order by rank desc limit most)
      ) found group by id $$;
    revoke execute on function search_parties from public;
    grant execute on function search_parties to rotunda_app;

    -- Whether an address is free, over all companies; tells nothing else.
    create function address_free(asked text, for_party uuid, at timestamptz default now()) returns boolean
      language sql stable security definer set search_path = public, pg_temp as $$
      select not exists (select from video_address
        where address = asked and party_id is distinct from for_party and (until is null or until > at)) $$;
    revoke execute on function address_free from public;
    grant execute on function address_free to rotunda_app, rotunda_operator;

    -- Gives an ended alias or hold of another party back, so that it can be taken.
    create function release_ended_address(asked text, at timestamptz default now()) returns void
      language sql security definer set search_path = public, pg_temp as $$
      delete from video_address where address = asked and until <= at $$;
    revoke execute on function release_ended_address from public;
    grant execute on function release_ended_address to rotunda_app, rotunda_operator;

    -- Dialled address to ids.
    create function resolve_address(asked text, at timestamptz default now()) returns table (company_id uuid, party_id uuid, kind text)
      language sql stable security definer set search_path = public, pg_temp as $$
      select a.company_id, a.party_id, p.kind from video_address a join party p on p.id = a.party_id
        where a.address = asked and a.state <> 'held' and (a.until is null or a.until > at) and p.listed $$;
    revoke execute on function resolve_address from public;
    grant execute on function resolve_address to rotunda_resolver;
  `,
};
