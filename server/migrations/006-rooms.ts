import { companyTable, type Migration } from '../platform/database/migration.ts';

export const rooms: Migration = {
  name: '006-rooms',
  oldestCode: '0.1.0',
  sql: `
    create table room (
      id uuid primary key,
      company_id uuid not null references company,
      kind text not null check (kind in ('personal', 'team')),
      -- The member who owns a personal room, by party id.
      owner_id uuid,
      name text not null,
      address text not null,
      -- Sealed with the service's secret; null for none.
      host_pin text,
      guest_pin text check (guest_pin is null or host_pin is not null),
      lobby boolean not null default false,
      ask_for_name boolean not null default true,
      -- Who has control in a team room beside administrators.
      owner_rule text not null default 'administrators' check (owner_rule in ('administrators', 'everyone', 'members')),
      version integer not null default 1,
      created_at timestamptz not null default now(),
      removed_at timestamptz,
      -- For references that cannot leave the company.
      unique (id, company_id),
      foreign key (id, company_id) references party (id, company_id),
      check ((kind = 'personal') = (owner_id is not null))
    );
    create unique index room_of_owner on room (owner_id) where kind = 'personal';
    create index room_by_name on room (company_id, kind, search_text(name), id) where removed_at is null;
    ${companyTable('room')}

    -- What a member's page shows of the personal room, a removed one too; read with the rights of whoever asks.
    create view personal_room with (security_invoker = true) as
      select company_id, owner_id, id, name, address, host_pin, guest_pin, lobby, version from room
      where kind = 'personal';
    grant select on personal_room to rotunda_app;

    create table room_owner (
      room_id uuid not null,
      member_id uuid not null,
      company_id uuid not null references company,
      primary key (room_id, member_id),
      foreign key (room_id, company_id) references room (id, company_id) on delete cascade
    );
    ${companyTable('room_owner')}

    -- Wrong PINs of one origin or account on one room, by keyed digest.
    create table pin_failure (
      room_id uuid not null,
      subject text not null,
      company_id uuid not null references company,
      failures integer not null,
      last_at timestamptz not null,
      blocked_until timestamptz,
      primary key (room_id, subject),
      foreign key (room_id, company_id) references room (id, company_id) on delete cascade
    );
    ${companyTable('pin_failure')}
  `,
};
