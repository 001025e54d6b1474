import type { Migration } from '../platform/database/migration.ts';

/**
 * Roles, the scope functions and the search function. Needs a user that may create roles; `rolesScript` is what an
 * administrator of the server runs once where it may not.
 */
export const roles: Migration = {
  name: '001-roles',
  oldestCode: '0.1.0',
  sql: `
    create extension if not exists pg_trgm;
    create extension if not exists unaccent;
    create extension if not exists btree_gin;

    revoke all on schema public from public;
    grant usage on schema public to rotunda_app, rotunda_resolver, rotunda_identity, rotunda_operator;

    create function scope_company() returns uuid language sql stable parallel safe
      return nullif(current_setting('app.company', true), '')::uuid;

    -- Without accents or capitals; immutable because the dictionary is named.
    create function search_text(given text) returns text language sql immutable parallel safe
      return lower(public.unaccent('public.unaccent'::regdictionary, given));
  `,
};

/** The roles of the service; safe to run again. */
export const rolesScript = `
do $$
declare wanted text;
begin
  foreach wanted in array array['rotunda_app', 'rotunda_resolver', 'rotunda_identity', 'rotunda_operator'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin nobypassrls', wanted);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    if not pg_has_role(current_user, wanted, 'member') then
      execute format('grant %I to %I', wanted, current_user);
    end if;
  end loop;
end $$;
`;
