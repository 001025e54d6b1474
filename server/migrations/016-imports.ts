import { companyTable, type Migration } from '../platform/database/migration.ts';

export const imports: Migration = {
  name: '016-imports',
  oldestCode: '0.1.0',
  sql: `
    -- A file of people to invite: what is in it, how far it is, and what became of it.
    create table member_import (
      id uuid primary key,
      company_id uuid not null references company,
      file_name text not null,
      -- SHA-256 in hexadecimal.
      file_digest text not null,
      file_size integer not null,
      state text not null default 'reading'
        check (state in ('reading', 'checking', 'checked', 'applying', 'applied', 'failed', 'cancelled')),
      made_by uuid not null,
      made_by_name text not null,
      made_at timestamptz not null,
      -- Whether all pieces of the file are here.
      whole boolean not null default false,
      encoding text,
      separator text,
      unknown_columns jsonb not null default '[]',
      -- How far the present work is, in lines or rows.
      done integer not null default 0,
      total integer not null default 0,
      rows integer not null default 0,
      new_rows integer not null default 0,
      unchanged_rows integer not null default 0,
      fault_count integer not null default 0,
      -- The company's rules of addresses that it was read by.
      rules text,
      -- Who has it applied, as the activity log wants it; null until then.
      acting jsonb,
      applied_at timestamptz,
      -- Code of the problem for which the latest application was refused, or the work given up.
      refusal text,
      -- Mails: how many are to go out, went out, and were refused for good; the last invitation that was looked at.
      mail_total integer not null default 0,
      mailed integer not null default 0,
      mail_refused integer not null default 0,
      mail_cursor uuid,
      mail_ended boolean not null default true,
      -- Whoever works at it has it until then, by the database's clock; failures in a row.
      worker uuid,
      worked_until timestamptz,
      attempts integer not null default 0,
      unique (id, company_id)
    );
    create index member_import_by_time on member_import (company_id, made_at desc, id desc);
    create index member_import_work on member_import (worked_until)
      where state in ('reading', 'checking', 'applying') or not mail_ended;
    ${companyTable('member_import')}

    -- The file itself, until the import is over.
    create table member_import_piece (
      import_id uuid not null,
      position integer not null,
      company_id uuid not null references company,
      bytes bytea not null,
      primary key (import_id, position),
      foreign key (import_id, company_id) references member_import (id, company_id) on delete cascade
    );
    ${companyTable('member_import_piece')}

    -- What was read of a row; null for what is absent or wrong.
    create table member_import_row (
      import_id uuid not null,
      line integer not null,
      company_id uuid not null,
      full_name text,
      email text,
      domain text,
      address text,
      room_address text,
      access_right text,
      -- Whether the row itself has a fault, as it was read.
      faulty boolean not null,
      state text not null default 'unchecked' check (state in ('unchecked', 'new', 'unchanged', 'faulty')),
      -- Of the invitation that it becomes, and the token of its link.
      invitation_id uuid,
      room_id uuid,
      token_digest text,
      primary key (import_id, line),
      foreign key (import_id, company_id) references member_import (id, company_id) on delete cascade
    );
    ${companyTable('member_import_row')}

    create table member_import_fault (
      import_id uuid not null,
      line integer not null,
      -- Order within the line.
      position integer not null,
      company_id uuid not null,
      field text,
      code text not null,
      value text,
      message text not null,
      primary key (import_id, line, position),
      foreign key (import_id, company_id) references member_import (id, company_id) on delete cascade
    );
    ${companyTable('member_import_fault')}

    -- A removed member's email, which an import asks for row by row.
    create index member_removed_email on member (company_id, email) where removed_at is not null;

    -- The import that an invitation came with.
    alter table invitation add column import_id uuid,
      add foreign key (import_id, company_id) references member_import (id, company_id) on delete set null (import_id);
    create index invitation_import on invitation (import_id, id) where import_id is not null;

    -- Those of many addresses that could not be taken, over all companies; tells nothing else.
    create function taken_addresses(asked text[], at timestamptz) returns table (address text)
      language sql stable security definer set search_path = public, pg_temp as $$
      select a.address from unnest(asked) wanted join video_address a on a.address = wanted
        where a.until is null or a.until > at $$;
    revoke execute on function taken_addresses from public;
    grant execute on function taken_addresses to rotunda_app;

    -- Gives ended aliases and holds among many addresses back, so that they can be taken.
    create function release_ended_addresses(asked text[], at timestamptz) returns void
      language sql security definer set search_path = public, pg_temp as $$
      delete from video_address a using unnest(asked) wanted where a.address = wanted and a.until <= at $$;
    revoke execute on function release_ended_addresses from public;
    grant execute on function release_ended_addresses to rotunda_app;
  `,
};
