import { sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { record } from '../audit/index.ts';
import { getCompany } from '../companies/index.ts';
import './tables.ts';

/** Calls of a company that are deleted in one piece, so that nobody waits. */
const pieceOfCalls = 500;

/** What retention tells domains above; `main` fills it. */
export interface RetentionPorts {
  /** Records of before are about to be deleted: what is summed of them is closed now. */
  onCut(company: CompanyId, before: Date): Promise<void>;
  /** Tells whether it may be told how many records of since then went. */
  mayCountSince(company: CompanyId): Promise<(since: Date) => boolean>;
}

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

/** What the company's retention deletes in the next night, and what it deleted in the last 100 in which there was something. */
export async function retentionOf(db: Db, company: CompanyId, now: Date) {
  const { retentionMonths: months } = await getCompany(db, company);
  const tonight = new Date(now.getTime() + 24 * 3600 * 1000);
  const { before, calls } = await previewRetention(db, company, months, tonight);
  const { legs } = await db
    .selectFrom('leg')
    .select((eb) => eb.fn.countAll<number>().as('legs'))
    .where('companyId', '=', company)
    .where('callId', 'in', endedBefore(db, company, before).select('id'))
    .executeTakeFirstOrThrow();
  const cuts = await db
    .selectFrom('retentionCut')
    .select(['at', 'beforeAt', 'calls', 'legs'])
    .where('companyId', '=', company)
    .orderBy('at', 'desc')
    .limit(100)
    .execute();
  return { months, before, calls, legs: Number(legs), cuts };
}

/**
 * Deletes the calls and legs of a company that its retention no longer keeps, and writes down how many. What was summed
 * of them stays, sealed. What a killed process left is deleted by the next one.
 */
async function cutRecords(
  db: Db,
  company: CompanyId,
  now: Date,
  { onCut, mayCountSince }: RetentionPorts,
): Promise<void> {
  const { retentionMonths, name } = await getCompany(db, company);
  const before = await keptSince(db, company, retentionMonths, now);
  const deleted = { calls: 0, legs: 0 };
  for (;;) {
    const piece = await endedBefore(db, company, before).select('id').limit(pieceOfCalls).execute();
    if (piece.length === 0) break;
    if (deleted.calls === 0) await onCut(company, before);
    const calls = piece.map(({ id }) => id);
    await db.transaction().execute(async (trx) => {
      const legs = await trx
        .deleteFrom('leg')
        .where('companyId', '=', company)
        .where('callId', 'in', calls)
        .executeTakeFirst();
      const gone = await trx
        .deleteFrom('call')
        .where('companyId', '=', company)
        .where('id', 'in', calls)
        .executeTakeFirst();
      const cut = { calls: Number(gone.numDeletedRows), legs: Number(legs.numDeletedRows) };
      await trx
        .insertInto('retentionCut')
        .values({ companyId: company, at: now, beforeAt: before, ...cut })
        .onConflict((on) =>
          on.columns(['companyId', 'at']).doUpdateSet((eb) => ({
            calls: eb('retentionCut.calls', '+', cut.calls),
            legs: eb('retentionCut.legs', '+', cut.legs),
          })),
        )
        .execute();
      deleted.calls += cut.calls;
      deleted.legs += cut.legs;
    });
  }
  await db.deleteFrom('callAttempt').where('companyId', '=', company).where('at', '<', before).execute();
  if (deleted.calls === 0) return;
  const mayCount = await mayCountSince(company);
  await db.transaction().execute((trx) =>
    record(trx, company, {
      at: now,
      actor: { kind: 'service', id: null, name: 'Retention' },
      act: 'call-records.deleted',
      object: { kind: 'company', id: company, name },
      after: { before: before.toISOString(), ...(mayCount(before) ? deleted : {}) },
    }),
  );
}

/** Does so for every company. */
export async function cutAllRecords(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  ports: RetentionPorts,
): Promise<void> {
  const companies = await database.owner.selectFrom('company').select('id').execute();
  for (const { id } of companies) await cutRecords(database.forCompany(id), id, clock.now(), ports);
}
