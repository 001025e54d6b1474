import type { Client } from 'pg';
import { firstNames, lastNames } from './names.ts';

/** Companies beside the demo company. */
const companies = 99;

/** Statements on one connection, so that the temporary tables stay. */
type Ask = Pick<Client, 'query'>;

/**
 * Brings the company of a member up to `members`, each with a personal room: two addresses a member. Names repeat as they
 * do among people: some are frequent, most are rare.
 */
export async function fillCompany(ask: Ask, email: string, members: number): Promise<void> {
  await draft(
    ask,
    `select c.id as company_id, d.domain, c.label, generate_series((select count(*)::int from member m
        where m.company_id = c.id and m.removed_at is null) + 1, $1) as n
      from company c join company_domain d on d.company_id = c.id and d.position = 1
      where c.id = (select company_id from member where email = $2)`,
    [members, email],
  );
  await insertDrafted(ask);
}

/** Makes the other companies of a large service, so that it has about `addresses` addresses in all. */
export async function fillService(ask: Ask, addresses: number): Promise<void> {
  await ask.query(
    `with made as (
       insert into company (id, name, label) select gen_random_uuid(), 'Company ' || n, 'company' || n
         from generate_series(1, ${companies}) n returning id, label),
     domains as (
       insert into company_domain (domain, company_id, verified_at)
         select label || '.' || (select service_domain from service), id, now() from made)
     insert into licence (company_id, kind, total) select id, kind, 1000000 from made,
       unnest(array['member', 'team-room', 'video-system']) kind`,
  );
  await draft(
    ask,
    `select c.id as company_id, d.domain, c.label,
        generate_series(1, ($1 - (select count(*)::int from video_address)) / 2 / ${companies}) as n
      from company c join company_domain d on d.company_id = c.id where c.label ~ '^company\\d+$'`,
    [addresses],
  );
  await insertDrafted(ask);
}

/** A table `drafted` of people, from places in companies. */
async function draft(ask: Ask, places: string, values: readonly unknown[]): Promise<void> {
  await ask.query('drop table if exists drafted');
  // By a digest of the place and not by chance: every run has the same people.
  await ask.query(
    `create temporary table drafted as
      with placed as (${places}), drawn as (
        select *, ('x' || substr(md5(label || n), 1, 8))::bit(32)::bigint / 4294967296.0 as one,
          ('x' || substr(md5(label || n), 9, 8))::bit(32)::bigint / 4294967296.0 as two from placed)
      select company_id, domain, n, gen_random_uuid() as id, gen_random_uuid() as room_id, one, two,
        ($${values.length + 1}::text[])[1 + floor(one * one * ${firstNames.length})::int] as first,
        ($${values.length + 2}::text[])[1 + floor(two * two * ${lastNames.length})::int] as last
      from drawn`,
    [...values, firstNames, lastNames],
  );
  await ask.query(
    `alter table drafted add column local text generated always as (
      regexp_replace(search_text(first || '.' || last), '[^a-z0-9.]', '', 'g') || n) stored`,
  );
}

async function insertDrafted(ask: Ask): Promise<void> {
  await ask.query(
    `insert into party (id, company_id, kind, name, email, address)
      select id, company_id, 'member', first || ' ' || last, local || '@' || split_part(domain, '.', 1) || '.example',
        local || '@' || domain from drafted`,
  );
  await ask.query(
    `insert into party (id, company_id, kind, name, address, shown)
      select room_id, company_id, 'room', first || ' ' || last, local || '.vmr@' || domain, false from drafted`,
  );
  await ask.query(
    `insert into video_address (address, company_id, party_id, state)
      select local || '@' || domain, company_id, id, 'current' from drafted
      union all select local || '.vmr@' || domain, company_id, room_id, 'current' from drafted`,
  );
  await ask.query(
    `insert into member (id, company_id, account_id, full_name, email, address, status, last_seen_at)
      select id, company_id, gen_random_uuid(), first || ' ' || last,
        local || '@' || split_part(domain, '.', 1) || '.example', local || '@' || domain,
        case when one < 0.05 then 'suspended' else 'active' end,
        case when two > 0.2 then timestamptz '2026-11-01' - two * 90 * interval '1 day' end from drafted`,
  );
  await ask.query(
    `insert into room (id, company_id, kind, owner_id, name, address)
      select room_id, company_id, 'personal', id, first || ' ' || last, local || '.vmr@' || domain from drafted`,
  );
  await ask.query('drop table drafted');
}
