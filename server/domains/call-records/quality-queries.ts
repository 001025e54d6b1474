import type { CompanyId, LegId } from '../../../contract/ids.ts';
import type { QualitySample } from '../../../contract/quality.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import './tables.ts';

/** A sample a minute for twelve hours; what comes later goes into the last one. */
const mostMinutes = 720;

export const minuteOf = (joinedAt: Date, at: Date): number =>
  Math.min(mostMinutes - 1, Math.max(0, Math.floor((at.getTime() - joinedAt.getTime()) / 60_000)));

/** Locks a leg that goes on, for its quality to be changed. */
export function lockOpenLeg(
  trx: Trx,
  company: CompanyId,
  leg: LegId,
): Promise<{ joinedAt: Date; quality: QualitySample | null } | undefined> {
  return trx
    .selectFrom('leg')
    .select(['joinedAt', 'quality'])
    .where('companyId', '=', company)
    .where('id', '=', leg)
    .where('leftAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

export async function sampleOfMinute(
  trx: Trx,
  company: CompanyId,
  leg: LegId,
  minute: number,
): Promise<QualitySample | null> {
  const row = await trx
    .selectFrom('legQuality')
    .select('sample')
    .where('companyId', '=', company)
    .where('legId', '=', leg)
    .where('minute', '=', minute)
    .executeTakeFirst();
  return row?.sample ?? null;
}

export async function saveQuality(
  trx: Trx,
  company: CompanyId,
  leg: LegId,
  { sum, minute }: { sum: QualitySample; minute: { at: number; sample: QualitySample } },
): Promise<void> {
  const sample = JSON.stringify(minute.sample);
  await trx
    .insertInto('legQuality')
    .values({ companyId: company, legId: leg, minute: minute.at, sample })
    .onConflict((on) => on.columns(['companyId', 'legId', 'minute']).doUpdateSet({ sample }))
    .execute();
  await trx
    .updateTable('leg')
    .set({ quality: JSON.stringify(sum) })
    .where('companyId', '=', company)
    .where('id', '=', leg)
    .execute();
}

export interface QualityMinute {
  leg: LegId;
  /** Whole minutes since the leg began. */
  minute: number;
  sample: QualitySample;
}

/** How these legs were connected over their time, a sample a minute, in order. */
export async function qualityOverTime(
  db: Db,
  company: CompanyId,
  legs: readonly LegId[],
): Promise<readonly QualityMinute[]> {
  if (legs.length === 0) return [];
  return db
    .selectFrom('legQuality')
    .select(['legId as leg', 'minute', 'sample'])
    .where('companyId', '=', company)
    .where('legId', 'in', legs)
    .orderBy('legId')
    .orderBy('minute')
    .execute();
}
