import { sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import type { Db } from '../../platform/database/database.ts';
import type { UsageOf } from '../companies/index.ts';

export interface MonthUsage {
  companyId: CompanyId;
  calls: number;
  callSeconds: number;
}

/** Sums of each company's own month of `now`; of all companies where `companies` is null. In operator scope. */
export async function usageOf(db: Db, companies: readonly CompanyId[] | null, now: Date): Promise<MonthUsage[]> {
  const { rows } = await sql<MonthUsage>`
    select * from operator_usage(${companies && [...companies]}::uuid[], ${now})`.execute(db);
  return rows;
}

/** A sum of each company's month of `now`, in a query of companies; worked out once for all of them. In operator scope. */
export const usageAt =
  (now: Date): UsageOf =>
  (sum) =>
    sql`coalesce(((select jsonb_object_agg(u.company_id, ${sql.ref(sum === 'calls' ? 'u.calls' : 'u.call_seconds')})
      from operator_usage(null, ${now}) u) ->> company.id::text)::bigint, 0)`;

/** What there is in a company. In operator scope. */
export async function countsOf(db: Db, company: CompanyId): Promise<CompanyPage['counts']> {
  const { rows } = await sql<CompanyPage['counts']>`
    select
      (select count(*) from member where company_id = ${company} and removed_at is null) as members,
      (select count(*) from member where company_id = ${company} and removed_at is null and status = 'suspended')
        as suspended_members,
      (select count(*) from member where company_id = ${company} and removed_at is null and status = 'active'
        and access_right = 'administrator') as administrators,
      (select count(*) from invitation where company_id = ${company} and state = 'pending') as invitations,
      (select count(*) from room where company_id = ${company} and kind = 'team' and removed_at is null) as team_rooms,
      (select count(*) from video_system where company_id = ${company} and removed_at is null) as video_systems
  `.execute(db);
  const [counts] = rows;
  if (!counts) throw new Error('counts have a row');
  return counts;
}

/** Company and id of a company that is there; undefined for none. In operator scope. */
export const findCompany = (db: Db, company: CompanyId) =>
  db.selectFrom('company').selectAll().where('id', '=', company).executeTakeFirst();

export const findCompanyByLabel = (db: Db, label: string) =>
  db.selectFrom('company').select('id').where('label', '=', label).executeTakeFirst();
