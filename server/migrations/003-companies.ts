import { companyTable, type Migration } from '../platform/database/migration.ts';

export const companies: Migration = {
  name: '003-companies',
  oldestCode: '0.1.0',
  sql: `
    -- The installation itself: one row, made by the set-up.
    create table service (
      singleton boolean primary key default true check (singleton),
      provider_name text not null,
      provider_contact text not null,
      service_domain text not null,
      secret_check text not null,
      set_up_at timestamptz not null default now()
    );
    grant select on service to rotunda_app, rotunda_identity, rotunda_operator, rotunda_resolver;
    grant insert, update on service to rotunda_operator;

    create table company (
      id uuid primary key,
      name text not null,
      label text not null unique,
      status text not null default 'active' check (status in ('trial', 'active', 'suspended', 'closed')),
      time_zone text not null default 'UTC',
      week_start text not null default 'monday' check (week_start in ('monday', 'sunday', 'saturday')),
      room_suffix text not null default '.vmr' check (room_suffix ~ '^[._-][a-z0-9._-]{0,15}$'),
      pin_required boolean not null default false,
      pin_minimum_length smallint not null default 4 check (pin_minimum_length between 4 and 20),
      version integer not null default 1,
      created_at timestamptz not null default now()
    );
    alter table company enable row level security;
    alter table company force row level security;
    create policy company_scope on company to rotunda_app using (id = (select scope_company())) with check (id = (select scope_company()));
    create policy owner_scope on company to current_user using (true) with check (true);
    create policy operator_scope on company to rotunda_operator using (true) with check (true);
    grant select, update on company to rotunda_app;
    grant select, insert, update on company to rotunda_operator;

    create table company_domain (
      domain text primary key,
      company_id uuid not null references company,
      position smallint not null default 1,
      own boolean not null default false,
      verified_at timestamptz
    );
    create index company_domain_company on company_domain (company_id, position);
    ${companyTable('company_domain', 'select')}
    create policy operator_scope on company_domain to rotunda_operator using (true) with check (true);
    grant select, insert, update, delete on company_domain to rotunda_operator;

    create table licence (
      company_id uuid not null references company,
      kind text not null check (kind in ('member', 'team-room', 'video-system')),
      total integer not null check (total >= 0),
      used integer not null default 0 check (used >= 0),
      primary key (company_id, kind)
    );
    ${companyTable('licence', 'select, update (used)')}
    create policy operator_scope on licence to rotunda_operator using (true) with check (true);
    grant select, insert, update on licence to rotunda_operator;
  `,
};
