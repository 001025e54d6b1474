import type { Migration } from '../platform/database/migration.ts';

export const memberLife: Migration = {
  name: '015-members',
  oldestCode: '0.1.0',
  sql: `
    alter table invitation
      -- When the present link was mailed; null where it was not.
      add column mailed_at timestamptz,
      add column reminders smallint not null default 0,
      add column reminded_at timestamptz,
      -- New links within the hour that began then.
      add column resends smallint not null default 0,
      add column resends_since timestamptz;
    -- For the sweep of every company.
    create index invitation_due on invitation (sent_at) where state = 'pending';

    create index member_removed on member (company_id, removed_at, id) where removed_at is not null;

    -- A new email that its owner has yet to confirm; one an account.
    create table email_change (
      id uuid primary key,
      account_id uuid not null unique references account on delete cascade,
      email text not null,
      -- Grows with each new link: the one before ends.
      version integer not null default 1,
      token_digest text not null unique,
      sent_at timestamptz not null,
      expires_at timestamptz not null
    );
    create index email_change_end on email_change (expires_at);
    grant select, insert, update, delete on email_change to rotunda_identity;

    -- A suspended member's room: since when nobody but administrators gets in.
    alter table room add column closed_at timestamptz;

    -- The changed addresses of a party that still work; read with the rights of whoever asks.
    create view party_alias with (security_invoker = true) as
      select company_id, party_id, address, until from video_address where state = 'alias';
    grant select on party_alias to rotunda_app;
  `,
};
