import { sql } from 'kysely';
import type { CompanyId, MemberId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import type { Every } from './report-period.ts';
import './tables.ts';

export interface ReportSetting {
  every: 'never' | Every;
  version: number;
}

/** How often a member gets the figures; `never`, of version 1, where nothing was chosen. */
export async function reportOf(db: Db, company: CompanyId, member: MemberId): Promise<ReportSetting> {
  const row = await db
    .selectFrom('usageReport')
    .select(['every', 'version'])
    .where('companyId', '=', company)
    .where('memberId', '=', member)
    .executeTakeFirst();
  return row ?? { every: 'never', version: 1 };
}

/** Saves it where it has that version; false where it has another. Mails begin with the time after `at`. */
export async function saveReport(
  trx: Trx,
  company: CompanyId,
  member: MemberId,
  { every, version, at }: { every: ReportSetting['every']; version: number; at: Date },
): Promise<boolean> {
  await trx
    .insertInto('usageReport')
    .values({ companyId: company, memberId: member, every: 'never', sentAt: null })
    .onConflict((on) => on.doNothing())
    .execute();
  const { numUpdatedRows } = await trx
    .updateTable('usageReport')
    .set((eb) => ({ every, sentAt: at, version: eb('version', '+', 1) }))
    .where('companyId', '=', company)
    .where('memberId', '=', member)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export interface DueReport {
  company: CompanyId;
  member: MemberId;
  every: Every;
  name: string;
  timeZone: string;
  email: string;
  sentAt: Date;
}

/** Everybody who has chosen to get the figures and may see them, of companies that are open; as the owner. */
export async function chosenReports(owner: Db): Promise<DueReport[]> {
  const { rows } = await sql<DueReport>`
    select r.company_id as company, r.member_id as member, r.every, c.name, c.time_zone, m.email, r.sent_at
    from usage_report r
    join company c on c.id = r.company_id and c.status in ('trial', 'active')
    join member m on m.company_id = r.company_id and m.id = r.member_id
    where r.every <> 'never' and m.access_right = 'administrator' and m.status = 'active' and m.removed_at is null`.execute(
    owner,
  );
  return rows;
}

/** Notes that the figures up to `at` were mailed; false where another node was faster. */
export async function noteReport(db: Db, { company, member, sentAt }: DueReport, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('usageReport')
    .set({ sentAt: at })
    .where('companyId', '=', company)
    .where('memberId', '=', member)
    .where('sentAt', '=', sentAt)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
