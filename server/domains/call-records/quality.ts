import type { CompanyId, LegId } from '../../../contract/ids.ts';
import type { QualitySample } from '../../../contract/quality.ts';
import { type Db, type Trx, within } from '../../platform/database/database.ts';
import { lockOpenLeg, minuteOf, sampleOfMinute, saveQuality } from './quality-queries.ts';
import { addSample, fitSample, measuredSeconds } from './quality-sum.ts';

interface MeasuredLeg {
  leg: LegId;
  /** The company that has a record of it marked elsewhere. */
  home: CompanyId | null;
}

/**
 * Adds what a party's browser measured to its leg: to the sum, and to the minute that it came in. What comes after the
 * end of the leg is dropped, and more time than the leg has lasted does not count. In the company's scope.
 */
export async function recordQuality(
  db: Db,
  company: CompanyId,
  { leg, home }: MeasuredLeg,
  sample: QualitySample,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await addToLeg(trx, company, leg, sample, at);
    if (!home) return;
    // In a direct call between two companies the leg is there alone.
    await within(trx, { role: 'app', company: home }, { role: 'app', company }, () =>
      addToLeg(trx, home, leg, sample, at),
    );
  });
}

async function addToLeg(trx: Trx, company: CompanyId, leg: LegId, given: QualitySample, at: Date): Promise<void> {
  const row = await lockOpenLeg(trx, company, leg);
  if (!row) return;
  const lasted = Math.max(0, at.getTime() - row.joinedAt.getTime()) / 1000;
  const sample = fitSample(given, lasted - (row.quality ? measuredSeconds(row.quality) : 0));
  if (measuredSeconds(sample) === 0) return;
  const minute = minuteOf(row.joinedAt, at);
  const before = await sampleOfMinute(trx, company, leg, minute);
  await saveQuality(trx, company, leg, {
    sum: addSample(row.quality, sample),
    minute: { at: minute, sample: addSample(before, sample) },
  });
}
