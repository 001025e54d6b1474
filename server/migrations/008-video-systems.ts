import { companyTable, type Migration } from '../platform/database/migration.ts';

export const videoSystems: Migration = {
  name: '008-video-systems',
  oldestCode: '0.1.0',
  sql: `
    create table video_system (
      id uuid primary key,
      company_id uuid not null references company,
      name text not null,
      address text not null,
      -- The member it is twinned to, by party id.
      member_id uuid,
      state text not null default 'offline' check (state in ('offline', 'idle', 'in-call')),
      last_seen_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      removed_at timestamptz,
      foreign key (id, company_id) references party (id, company_id)
    );
    create index video_system_by_name on video_system (company_id, search_text(name), id) where removed_at is null;
    create index video_system_member on video_system (company_id, member_id) where member_id is not null;
    ${companyTable('video_system')}

    -- The video systems that are twinned to a member; read with the rights of whoever asks.
    create view twinned_system with (security_invoker = true) as
      select company_id, member_id, id, name, address, state from video_system
      where member_id is not null and removed_at is null;
    grant select on twinned_system to rotunda_app;
  `,
};
