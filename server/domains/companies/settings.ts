import { type Selectable, sql, type Updateable } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { CompanySettings, StatisticsPrivacy } from '../../../contract/settings.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { Problem } from '../../platform/http/problem.ts';
import { logoAddress } from './logo.ts';
import './tables.ts';

type Row = Selectable<Tables['company']>;

export const presentSettings = (row: Row): CompanySettings => ({
  name: row.name,
  logo: logoAddress(row),
  colour: row.colour,
  roomSuffix: row.roomSuffix,
  pinRule: { required: row.pinRequired, minimumLength: row.pinMinimumLength },
  timeZone: row.timeZone,
  weekStart: row.weekStart,
  statisticsPrivacy: row.statisticsPrivacy,
  meetingLimits: {
    withoutHostMinutes: row.withoutHostMinutes,
    alonePersonalMinutes: row.alonePersonalMinutes,
    aloneTeamMinutes: row.aloneTeamMinutes,
    longestMinutes: row.longestMinutes,
  },
  retentionMonths: row.retentionMonths,
  activityRetentionMonths: row.activityRetentionMonths,
  callsFromOthers: row.callsFromOthers,
  version: row.version,
});

/** The company, held until the transaction ends. Throws `stale` with the present settings where it has another version. */
export async function lockSettings(trx: Trx, company: CompanyId, version: number): Promise<Row> {
  const row = await trx
    .selectFrom('company')
    .selectAll()
    .where('id', '=', company)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (row.version !== version) throw new Problem('stale', { current: presentSettings(row) });
  return row;
}

/** Changes the company and gives it the next version. */
export const setSettings = (trx: Trx, company: CompanyId, change: Updateable<Tables['company']>): Promise<Row> =>
  trx
    .updateTable('company')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', company)
    .returningAll()
    .executeTakeFirstOrThrow();

/** How a company wants its meetings' media carried; null where it leaves that to the service. */
export async function mediaWish(db: Db, company: CompanyId): Promise<Row['media']> {
  const { media } = await db.selectFrom('company').select('media').where('id', '=', company).executeTakeFirstOrThrow();
  return media;
}

const strictness: readonly StatisticsPrivacy[] = ['per-person', 'pseudonyms', 'totals-only'];

/** The settings of a company's privacy of statistics in their order, the one in force last. */
export type PrivacyHistory = readonly { since: Date; privacy: StatisticsPrivacy }[];

export async function privacyHistory(db: Db, company: CompanyId): Promise<PrivacyHistory> {
  const { rows } = await sql<{ since: Date; privacy: StatisticsPrivacy }>`
    select since, privacy from company_privacy where company_id = ${company}
    union all select '9999-12-31', statistics_privacy from company where id = ${company}
    order by since`.execute(db);
  return rows;
}

/**
 * The privacy that holds for what happened from then on: the strictest that has been in force since. A stricter setting
 * holds for the history at once, a looser one only from then on.
 */
export function strictestSince(history: PrivacyHistory, from: Date): StatisticsPrivacy {
  const before = history.findLastIndex(({ since }) => since <= from);
  const held = history.slice(Math.max(0, before)).map(({ privacy }) => strictness.indexOf(privacy));
  return strictness[Math.max(0, ...held)] ?? 'totals-only';
}

/** Notes since when a privacy of statistics holds. */
export const notePrivacy = (trx: Trx, company: CompanyId, since: Date, privacy: Row['statisticsPrivacy']) =>
  trx
    .insertInto('companyPrivacy')
    .values({ companyId: company, since, privacy })
    .onConflict((on) => on.columns(['companyId', 'since']).doUpdateSet({ privacy }))
    .execute();
