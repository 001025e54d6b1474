import { sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { getCompany } from '../companies/index.ts';
import './tables.ts';

/** Calls of a company that are deleted in one piece, so that nobody waits. */
const pieceOfCalls = 500;

/** What a retention of so many months keeps begins here: at the start of a day in the company's time zone. */
async function keptSince(db: Db, company: CompanyId, months: number, now: Date): Promise<Date> {
  const { timeZone } = await getCompany(db, company);
  const { rows } = await sql<{ since: Date }>`
    select (date_trunc('day', ${now}::timestamptz at time zone ${timeZone}) - make_interval(months => ${months}))
      at time zone ${timeZone} as since`.execute(db);
  if (!rows[0]) throw new Error('a query without from has one row');
  return new Date(rows[0].since);
}

const endedBefore = (db: Db, company: CompanyId, before: Date) =>
  db
    .selectFrom('call')
    .where('companyId', '=', company)
    .where('startedAt', '<', before)
    .where((is) => is.or([is('endedAt', '<', before), is('unanswered', '=', true)]));

/** How many calls a retention of so many months would delete in the next night. */
export async function previewRetention(db: Db, company: CompanyId, months: number, now: Date) {
  const before = await keptSince(db, company, months, now);
  const { calls } = await endedBefore(db, company, before)
    .select((eb) => eb.fn.countAll<number>().as('calls'))
    .executeTakeFirstOrThrow();
  return { before, calls: Number(calls) };
}

/** Deletes the calls and legs of a company that its retention no longer keeps. What was summed of them stays. */
async function cutRecords(db: Db, company: CompanyId, now: Date): Promise<void> {
  const { retentionMonths } = await getCompany(db, company);
  const before = await keptSince(db, company, retentionMonths, now);
  for (;;) {
    const piece = await endedBefore(db, company, before).select('id').limit(pieceOfCalls).execute();
    if (piece.length === 0) return;
    const calls = piece.map(({ id }) => id);
    await db.transaction().execute(async (trx) => {
      await trx.deleteFrom('leg').where('companyId', '=', company).where('callId', 'in', calls).execute();
      await trx.deleteFrom('call').where('companyId', '=', company).where('id', 'in', calls).execute();
    });
  }
}

/** Does so for every company. */
export async function cutAllRecords({ database, clock }: Pick<Platform, 'database' | 'clock'>): Promise<void> {
  const companies = await database.owner.selectFrom('company').select('id').execute();
  for (const { id } of companies) await cutRecords(database.forCompany(id), id, clock.now());
}
