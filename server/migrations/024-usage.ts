import { companyTable, type Migration } from '../platform/database/migration.ts';

/** A rollup by day of the company, and the same by month; what is in `month` is the sum of its days. */
const byDayAndMonth = (name: string, columns: string, keyOf: (span: string) => string) =>
  ['day', 'month']
    .map(
      (span) => `
  create table ${name}_${span} (
    company_id uuid not null,
    ${span} date not null,
    ${columns},
    primary key (company_id, ${keyOf(span)})
  );
  ${companyTable(`${name}_${span}`)}`,
    )
    .join('');

const sums = (...columns: string[]) => columns.map((column) => `${column} integer not null default 0`).join(', ');
const calls = ['calls', 'unanswered', 'joins', 'guest_joins', 'system_joins', 'leg_seconds', 'system_seconds'];
const party = ['meetings', 'direct_calls', 'joins', 'meeting_seconds', 'direct_seconds', 'room_seconds'];

export const usageFigures: Migration = {
  name: '024-usage',
  oldestCode: '0.3.0',
  sql: `
    create or replace view leg_fact with (security_invoker = true) as
      select company_id, id, call_id, call_kind as kind, room_id, party_kind, joined_at, left_at, alive_at,
        date_trunc('second', joined_at) as starts_at, date_trunc('second', coalesce(left_at, alive_at)) as ends_at,
        party_id, quality,
        case party_kind when 'video-system' then 'video-system' else coalesce(lower(browser), 'unknown') end as client
      from leg where not elsewhere;
    create or replace view call_fact with (security_invoker = true) as
      select company_id, id, kind, started_at, unanswered, room_id from call;
    -- Who or what can be in a table of usage; read with the rights of whoever asks.
    create view usage_who with (security_invoker = true) as
      select p.company_id, p.id, p.kind, p.name, p.address, p.listed, p.name_key, p.search, r.owner_id
      from party p left join room r on r.id = p.id and r.company_id = p.company_id;
    grant select on usage_who to rotunda_app;
    create index call_by_room on call (company_id, room_id, started_at) where room_id is not null;

    -- What is made of the facts refers to their company by its policies alone: a look at the company for each row cost
    -- more than the row.
    alter table usage_quarter
      drop constraint usage_quarter_company_id_fkey,
      add column system_joins integer not null default 0,
      add column system_seconds integer not null default 0;

    -- How far a company's figures are counted.
    create table usage_state (
      company_id uuid primary key references company,
      -- Whose days the rollups by day are.
      time_zone text not null,
      -- Days before it are sealed: their records are gone, their totals stay as they are.
      sealed_before date,
      -- Records that came for sealed days.
      refused integer not null default 0
    );
    ${companyTable('usage_state')}

    -- Times whose records changed since they were counted. Written by triggers, so that whatever changes a record says so.
    create table usage_pending (
      id bigint generated always as identity primary key,
      company_id uuid not null references company,
      from_at timestamptz not null,
      to_at timestamptz not null,
      -- Records went, and none came.
      gone boolean not null default false
    );
    create index usage_pending_by_time on usage_pending (company_id, from_at);
    ${companyTable('usage_pending')}

    create table usage_day (
      company_id uuid not null,
      day date not null,
      kind text not null check (kind in ('meeting', 'direct')),
      ${sums(...calls, 'room_seconds')},
      primary key (company_id, day, kind)
    );
    ${companyTable('usage_day')}

    -- Most legs open at the same moment of a day, those too that began the day before.
    create table usage_peak_day (
      company_id uuid not null,
      day date not null,
      peak integer not null,
      primary key (company_id, day)
    );
    ${companyTable('usage_peak_day')}

    -- Which legs, by browser or video system.
    create table usage_client_day (
      company_id uuid not null,
      day date not null,
      client text not null,
      ${sums('joins', 'leg_seconds')},
      primary key (company_id, day, client)
    );
    ${companyTable('usage_client_day')}

    -- Seconds of legs that started on a day, by how good they were; fair and bad ones again by cause.
    create table usage_quality_day (
      company_id uuid not null,
      day date not null,
      part text not null,
      ${sums('seconds')},
      primary key (company_id, day, part)
    );
    ${companyTable('usage_quality_day')}

    ${byDayAndMonth(
      'usage_hour',
      `weekday smallint not null, hour smallint not null, ${sums('leg_seconds')}`,
      (span) => `${span}, weekday, hour`,
    )}
    -- How many meetings had so many distinct parties (size) or lasted so many whole minutes (length): medians of any
    -- days are made of it.
    ${byDayAndMonth(
      'usage_shape',
      `figure text not null check (figure in ('size', 'length')), value integer not null, ${sums('meetings')}`,
      (span) => `${span}, figure, value`,
    )}
    -- Members, video systems and rooms. Who has a row was there.
    ${byDayAndMonth(
      'usage_party',
      `kind text not null check (kind in ('member', 'video-system', 'room')), party_id uuid not null, ${sums(...party)}`,
      (span) => `kind, ${span}, party_id`,
    )}

    -- What is left of the people of a sealed month.
    create table usage_sealed_month (
      company_id uuid not null references company,
      month date not null,
      people integer not null,
      meeting_people integer not null,
      direct_people integer not null,
      primary key (company_id, month)
    );
    ${companyTable('usage_sealed_month')}

    -- What retention deleted.
    create table retention_cut (
      company_id uuid not null references company,
      at timestamptz(3) not null,
      before_at timestamptz(3) not null,
      calls integer not null,
      legs integer not null,
      primary key (company_id, at)
    );
    ${companyTable('retention_cut')}

    -- Which administrator gets the figures by mail.
    create table usage_report (
      company_id uuid not null references company,
      member_id uuid not null,
      every text not null check (every in ('never', 'week', 'month')),
      -- The day, week or month up to which figures were mailed.
      sent_at timestamptz(3),
      version integer not null default 1,
      primary key (company_id, member_id)
    );
    ${companyTable('usage_report')}

    -- Closed legs that came or went, by day, each from the start of its call.
    create function note_legs() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into usage_pending (company_id, from_at, to_at, gone)
        select l.company_id, min(least(l.joined_at, c.started_at)), max(l.left_at), tg_op = 'DELETE'
        from changed l left join call c on c.company_id = l.company_id and c.id = l.call_id
        where l.left_at is not null and not l.elsewhere
        group by l.company_id, date_trunc('day', l.joined_at, 'UTC');
      return null;
    end $$;
    create trigger usage_legs_came after insert on leg referencing new table as changed
      for each statement execute function note_legs();
    create trigger usage_legs_went after delete on leg referencing old table as changed
      for each statement execute function note_legs();

    create function note_leg() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if not (old.elsewhere and new.elsewhere) then
        insert into usage_pending (company_id, from_at, to_at)
          values (new.company_id,
            least(old.joined_at, new.joined_at,
              (select started_at from call c where c.company_id = new.company_id and c.id = new.call_id)),
            greatest(old.left_at, new.left_at, old.joined_at, new.joined_at));
      end if;
      return null;
    end $$;
    -- Not of proofs of life, which come every 10 seconds.
    create trigger usage_leg_changed
      after update of joined_at, left_at, call_id, call_kind, room_id, party_kind, party_id, elsewhere, browser, quality
      on leg for each row when (old.left_at is not null or new.left_at is not null) execute function note_leg();

    create function note_calls() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into usage_pending (company_id, from_at, to_at, gone)
        select company_id, min(started_at), max(started_at), tg_op = 'DELETE' from changed
        where unanswered or ended_at is not null group by company_id, date_trunc('day', started_at, 'UTC');
      return null;
    end $$;
    create trigger usage_calls_came after insert on call referencing new table as changed
      for each statement execute function note_calls();
    create trigger usage_calls_went after delete on call referencing old table as changed
      for each statement execute function note_calls();

    create function note_call() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into usage_pending (company_id, from_at, to_at)
        values (new.company_id, least(old.started_at, new.started_at), greatest(old.started_at, new.started_at));
      return null;
    end $$;
    create trigger usage_call_changed after update of started_at, ended_at, kind, room_id, unanswered on call
      for each row execute function note_call();
    revoke execute on function note_legs, note_leg, note_calls, note_call from public;

    -- Companies with something to count, for the job.
    create function companies_to_count() returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
      select id from company where exists (select from usage_pending p where p.company_id = company.id) $$;
    revoke execute on function companies_to_count from public;
    grant execute on function companies_to_count to rotunda_resolver;

    -- What there was before is counted into the new rollups.
    insert into usage_pending (company_id, from_at, to_at)
      select company_id, min(joined_at), max(coalesce(left_at, joined_at)) from leg group by company_id;
    insert into usage_pending (company_id, from_at, to_at)
      select company_id, min(started_at), max(started_at) from call group by company_id;

    -- Totals of every company for the operator: without anything about persons.
    create function usage_of_companies(since date) returns table (company_id uuid, month date, calls bigint, joins bigint, call_seconds bigint)
      language sql stable security definer set search_path = public, pg_temp as $$
      select company_id, date_trunc('month', day)::date, sum(calls), sum(joins), sum(leg_seconds)
        from usage_day where day >= since group by 1, 2 $$;
    revoke execute on function usage_of_companies from public;
    grant execute on function usage_of_companies to rotunda_operator;
  `,
};
