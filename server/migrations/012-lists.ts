import { companyTable, type Migration } from '../platform/database/migration.ts';
import { tallied, tallyTable } from '../platform/database/tally.ts';

/** The local part of an address in SQL: what a typing error can be in; the domain is everybody's. */
const localPart = (address: string) => `split_part(${address}, '@', 1)`;

export const lists: Migration = {
  name: '012-lists',
  oldestCode: '0.1.0',
  sql: `
    ${tallyTable(companyTable)}
    ${tallied({ table: 'member', list: 'members', facet: `access_right || ' ' || status`, counted: 'removed_at is null' })}
    ${tallied({ table: 'party', list: 'directory', facet: 'kind', counted: 'listed and shown' })}

    -- A pattern for LIKE: a fragment of a text without accents or capitals.
    create function fragment(typed text) returns text language sql immutable strict parallel safe
      return '%' || regexp_replace(search_text(typed), '([\\\\%_])', '\\\\\\1', 'g') || '%';

    -- A word and all that it is without one of its letters. Two words of which one is the other with a letter wrong,
    -- missing, doubled or too many, or with two letters the wrong way round, have one of these in common.
    create function misspellings(word text) returns text[] language plpgsql immutable strict parallel safe as $$
    declare made text[] := array[word];
    begin
      for n in 0 .. length(word) - 1 loop
        made := made || (left(word, n) || substr(word, n + 2));
      end loop;
      return made;
    end $$;

    -- Those of every word of 4 letters or more in a text without accents or capitals.
    create function spellings(given text) returns text[] language plpgsql immutable strict parallel safe as $$
    declare made text[] := '{}'; word text;
    begin
      for word in select distinct regexp_split_to_table(given, '[[:space:].@_,;:’''"/()+0-9-]+') loop
        if length(word) between 4 and 30 then
          made := made || misspellings(word);
        end if;
      end loop;
      return made;
    end $$;

    -- Personal rooms are reached by their owners and never searched for.
    alter table party add column spellings text[] generated always as (case when shown or kind <> 'room'
      then spellings(search_text(name || ' ' || ${localPart('address')} || ' ' || coalesce(${localPart('email')}, ''))) end) stored;
    create index party_find on party using gin (company_id, search gin_trgm_ops, spellings) where shown or kind <> 'room';
    drop index party_search;

    -- What is searched is read by these views, with the rights of their owner: row-level security would keep LIKE and
    -- trigram conditions out of the index, because their operators are not leakproof. Each is of the scope's company.
    create view found_party as
      select id, company_id, kind, name, address, listed, shown, last_seen_at, name_key, search, spellings from party
      where company_id = scope_company() and (shown or kind <> 'room');
    grant select on found_party to rotunda_app;

    -- Members are found in their own table, so that what is found is in order at once.
    alter table member
      add column search text not null generated always as (search_text(full_name || ' ' || address || ' ' || email)) stored,
      add column spellings text[] generated always as
        (spellings(search_text(full_name || ' ' || ${localPart('address')} || ' ' || ${localPart('email')}))) stored;
    create index member_find on member using gin (company_id, search gin_trgm_ops, spellings) where removed_at is null;
    create view found_member as
      select id, company_id, full_name, email, address, access_right, status, last_seen_at, version, name_key, seen_key,
        search, spellings
      from member where company_id = scope_company() and removed_at is null;
    grant select on found_member to rotunda_app;

    -- A hundred parties that are like what was typed, for where neither fragment nor spelling fits. A function, because the
    -- least likeness is a setting: 0.5 and not pg_trgm's 0.6, so that "carlsson" finds "Carlsen".
    create function like_parties(typed text, wanted_kind text, wanted_listed boolean) returns table (party_id uuid)
      language sql stable rows 100 security definer set search_path = public, pg_temp
      set pg_trgm.word_similarity_threshold = 0.5 as $$
      select p.id from party p
        where p.company_id = scope_company() and (p.shown or p.kind <> 'room') and p.listed = wanted_listed
          and (wanted_kind is null or p.kind = wanted_kind) and search_text(typed) <% p.search
        limit 100 $$;
    revoke execute on function like_parties from public;
    grant execute on function like_parties to rotunda_app;

    alter table invitation add column name_key text not null generated always as (search_text(full_name)) stored;
    create index invitation_by_name on invitation (company_id, name_key, id) where state = 'pending';
    create index invitation_by_address on invitation (company_id, address, id) where state = 'pending';
    create index invitation_by_right on invitation (company_id, access_right, name_key, id) where state = 'pending';
    create index invitation_by_age on invitation (company_id, sent_at, id) where state = 'pending';
    drop index invitation_by_time;

    -- What each page of a list shows beside the rows. With the rights of their owner too: the policy of each table would be
    -- worked out for each row of the page.
    create view licence_left as
      select company_id, kind, greatest(total - used, 0) as left_over from licence where company_id = scope_company();
    grant select on licence_left to rotunda_app;
    create or replace view party_in_call with (security_invoker = false) as
      select company_id, party_id from live_party
      where company_id = scope_company() and party_id is not null and state = 'in';
  `,
};
