import type { Migration } from '../platform/database/migration.ts';

export const teamRooms: Migration = {
  name: '017-team-rooms',
  oldestCode: '0.1.0',
  sql: `
    alter table room
      -- When somebody was in it last, and who came last: a party of the company, or the name that a guest gave.
      add column last_used_at timestamptz(3),
      add column last_party_id uuid,
      add column last_guest_name text,
      -- Since when so many wrong PINs stand against it that only somebody's look, or another PIN, ends its guard.
      add column guarded_at timestamptz(3),
      -- What the list sorts by: columns and not expressions, because row-level security keeps functions that are not
      -- leakproof out of an index.
      add column name_key text not null generated always as (search_text(name)) stored,
      add column used_key timestamptz not null generated always as (coalesce(last_used_at, '-infinity'::timestamptz)) stored;

    update room set last_used_at = used.at, last_party_id = used.party_id, last_guest_name = used.guest
      from (
        select distinct on (room_id) room_id, max(coalesce(left_at, alive_at)) over (partition by room_id) as at, party_id,
          case when party_id is null then name end as guest
        from leg where room_id is not null order by room_id, joined_at desc, id
      ) used where room.id = used.room_id and room.kind = 'team';

    create index team_room_by_name on room (company_id, name_key, id) where kind = 'team' and removed_at is null;
    create index team_room_by_address on room (company_id, address, id) where kind = 'team' and removed_at is null;
    create index team_room_by_rule on room (company_id, owner_rule, name_key, id) where kind = 'team' and removed_at is null;
    create index team_room_by_use on room (company_id, used_key, id) where kind = 'team' and removed_at is null;
    create index team_room_by_age on room (company_id, created_at, id) where kind = 'team' and removed_at is null;
    create index team_room_removed on room (company_id, removed_at, id) where kind = 'team' and removed_at is not null;
    create index room_owner_by_member on room_owner (company_id, member_id);
    alter table room_owner add foreign key (member_id, company_id) references party (id, company_id) on delete cascade;

    -- Names of parties, and whether they are in the directory: not after a removal (listed), not while suspended (shown);
    -- read with the rights of whoever asks.
    create view named_party with (security_invoker = true) as
      select company_id, id, kind, name, name_key, address, listed, shown from party;
    grant select on named_party to rotunda_app;
  `,
};
