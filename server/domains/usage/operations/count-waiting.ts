import type { CompanyId } from '../../../../contract/ids.ts';
import type { Database, Db, Trx } from '../../../platform/database/database.ts';
import type { Metrics } from '../../../platform/telemetry/metrics.ts';
import {
  companiesToCount,
  firstWaiting,
  holdFigures,
  lastDayOf,
  refuseSealed,
  standingOf,
  startZone,
  takeWaiting,
} from '../pending-queries.ts';
import { countDays } from './count-days.ts';

/** Legs counted in one transaction: on PGlite everybody else waits for it. */
const legsAtOnce = { pglite: 4000, postgres: 50_000 } as const;

type Kind = Database['kind'];

/** Counts the first days that wait; false where nothing waited. */
export async function countPiece(trx: Trx, company: CompanyId, kind: Kind, onRefused = (_records: number) => {}) {
  await holdFigures(trx, company);
  const { timeZone, countedZone, sealedBefore } = await standingOf(trx, company);
  if (countedZone !== timeZone) await startZone(trx, company, timeZone);
  if (sealedBefore !== null) {
    const refused = await refuseSealed(trx, company, timeZone, sealedBefore);
    if (refused > 0) onRefused(refused);
  }
  const waiting = await firstWaiting(trx, company, timeZone);
  if (!waiting) return false;
  const to = await lastDayOf(trx, company, timeZone, waiting, legsAtOnce[kind]);
  // Before it is counted: what comes meanwhile waits on.
  await takeWaiting(trx, company, timeZone, to);
  await countDays(trx, company, { timeZone, from: waiting.from, to });
  return true;
}

/**
 * Counts what waits, piece by piece, each in a transaction of its own, until nothing waits or `until` says so; false where
 * something still waits.
 */
export async function countWaiting(
  db: Db,
  company: CompanyId,
  kind: Kind,
  { until = () => false, onRefused }: { until?: () => boolean; onRefused?: (records: number) => void } = {},
): Promise<boolean> {
  for (;;) {
    const more = await db.transaction().execute((trx) => countPiece(trx, company, kind, onRefused));
    if (!more) return true;
    if (until()) return false;
  }
}

/** Counts what waits, for every company: what late, repeated, corrected and deleted records changed too. */
export async function countAllWaiting({ database, metrics }: { database: Database; metrics: Metrics }): Promise<void> {
  const onRefused = (records: number) => metrics.usageRefused.inc(records);
  for (const company of await companiesToCount(database.resolver)) {
    await countWaiting(database.forCompany(company), company, database.kind, { onRefused });
  }
}
