import { companyTable, type Migration } from '../platform/database/migration.ts';

/** The activity log as a chain, its search, and what is mailed of it. */
export const activityChain: Migration = {
  name: '014-activity',
  // Older code writes entries that nobody would seal.
  oldestCode: '0.2.0',
  sql: `
    alter table company add column activity_retention_months integer not null default 24
      check (activity_retention_months between 1 and 120);

    -- What the activity log knows of its company; an address of the service is no part of it.
    create view activity_company with (security_invoker = true) as
      select id, name, label, time_zone, activity_retention_months as retention_months, created_at from company;
    grant select on activity_company to rotunda_app;

    -- When a person's name and data were taken out of an entry, and the keyed proof that the service did it.
    alter table activity add column erased_at timestamptz;
    alter table activity add column erasure_proof text;
    alter table activity add column search text not null generated always as (search_text(
      actor_name || ' ' || coalesce(object_name, '') || ' ' || translate(act, '.-', '  ') || ' ' || act || ' '
        || coalesce(via, '') || ' ' || coalesce(origin, ''))) stored;
    create index activity_by_actor on activity (company_id, actor_id, at, id);
    create index activity_by_object on activity (company_id, object_id, at, id);
    create index activity_by_kind on activity (company_id, object_kind, at, id);
    create index activity_by_act on activity (company_id, act, at, id);
    create index activity_search on activity using gin (company_id, search gin_trgm_ops);

    -- Entries that the sealer has not come to yet. No foreign keys: an act waits for nobody.
    create table activity_unsealed (
      company_id uuid not null,
      activity_id uuid not null,
      primary key (company_id, activity_id)
    );
    ${companyTable('activity_unsealed', 'select, insert, delete')}
    create policy operator_scope on activity_unsealed for insert to rotunda_operator with check (true);
    grant insert on activity_unsealed to rotunda_operator;
    insert into activity_unsealed (company_id, activity_id) select company_id, id from activity;

    -- The chain: each link is a keyed digest over the one before it. The service adds, and never changes.
    create table activity_seal (
      company_id uuid not null references company,
      position integer not null,
      activity_id uuid not null,
      link text not null,
      payload_digest text not null,
      -- Goes with an erased payload, so that nobody can try out what it was.
      salt text,
      primary key (company_id, position),
      unique (company_id, activity_id)
    );
    ${companyTable('activity_seal', 'select, insert')}

    -- Where the chain begins since its older part was deleted by the rule of retention.
    create table activity_checkpoint (
      company_id uuid primary key references company,
      position integer not null,
      link text not null,
      at timestamptz not null,
      signature text not null
    );
    ${companyTable('activity_checkpoint', 'select')}

    -- Whom the head of the chain is mailed to. Address null: nobody.
    create table activity_head_mail (
      company_id uuid primary key references company,
      address text,
      every text not null default 'week' check (every in ('day', 'week')),
      version integer not null default 1,
      sent_at timestamptz
    );
    ${companyTable('activity_head_mail', 'select, insert, update')}

    -- Entries of the scope's company that fit what was typed, by fragment or, where none does, by likeness; in order of
    -- time, behind a place. Row-level security would keep LIKE and trigram conditions out of the index. Planned for what
    -- is asked: what many entries hold is found along the time, what few hold by the index of the search.
    create function search_activity(typed text, since timestamptz, until timestamptz, by_actor uuid, of_kind text,
        of_act text, of_object uuid, place_at timestamptz, place_id uuid, newest boolean, most integer)
      returns table (activity_id uuid) language plpgsql stable security definer set search_path = public, pg_temp
      set pg_trgm.word_similarity_threshold = 0.5 as $$
      declare
        wanted text := search_text(typed);
        fragment text := '%' || replace(replace(replace(wanted, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%';
        tail text := format(' and ($3 is null or at >= $3) and ($4 is null or at < $4) and ($5 is null or actor_id = $5)
          and ($6 is null or object_kind = $6) and ($7 is null or act = $7) and ($8 is null or object_id = $8)
          and ($9 is null or (at, id) %s ($9, $10)) order by at %2$s, id %2$s limit $11',
          case when newest then '<' else '>' end, case when newest then 'desc' else 'asc' end);
      begin
        return query execute 'select id from activity where company_id = $1 and search like $2' || tail
          using scope_company(), fragment, since, until, by_actor, of_kind, of_act, of_object, place_at, place_id, most;
        if not found and length(wanted) > 3 then
          return query execute 'select id from activity where company_id = $1 and $2 <% search' || tail
            using scope_company(), wanted, since, until, by_actor, of_kind, of_act, of_object, place_at, place_id, most;
        end if;
      end $$;
    revoke execute on function search_activity from public;
    grant execute on function search_activity to rotunda_app;
  `,
};
