import type { Migration } from '../platform/database/migration.ts';

export const twinnedUsage: Migration = {
  name: '031-twinned-usage',
  oldestCode: '0.3.0',
  sql: `
    -- Which video systems belong to one member, or did until that member was removed: where persons are shown by
    -- pseudonyms, these are too.
    create or replace view usage_who with (security_invoker = true) as
      select p.company_id, p.id, p.kind, p.name, p.address, p.listed, p.name_key, p.search,
        coalesce(r.owner_id, v.member_id, v.untwinned_from) as owner_id
      from party p left join room r on r.id = p.id and r.company_id = p.company_id
        left join video_system v on v.id = p.id and v.company_id = p.company_id;
  `,
};
