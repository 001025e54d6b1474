import { companyTable, type Migration } from '../platform/database/migration.ts';

export const nodes: Migration = {
  name: '033-nodes',
  oldestCode: '0.3.0',
  sql: `
    -- The nodes that live, where there may be several; each proves it every few seconds, by the server's own clock.
    create table live_node (
      id uuid primary key,
      version text not null,
      -- What nodes of one service have in common: a digest of their secret.
      secret_check text not null,
      started_at timestamptz not null default clock_timestamp(),
      alive_at timestamptz not null default clock_timestamp()
    );

    -- Members and video systems with a window or screen at a node. Goes with the node.
    create table live_window (
      party_id uuid not null,
      node_id uuid not null references live_node on delete cascade,
      company_id uuid not null,
      primary key (party_id, node_id)
    );
    create index live_window_node on live_window (node_id);
    ${companyTable('live_window', 'select')}
  `,
};
