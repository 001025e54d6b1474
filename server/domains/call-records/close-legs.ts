import type { CompanyId, LegId } from '../../../contract/ids.ts';
import type { EndReason } from '../../../contract/live.ts';
import { type Db, type Trx, within } from '../../platform/database/database.ts';
import { noteUse } from '../rooms/index.ts';
import { resumeSeconds } from './policy.ts';
import { upSince } from './presence.ts';
import { type ClosedLeg, endEmptyCalls, endLegs, staleLegs } from './queries.ts';

/** What call records tell domains above them; `main` fills it. */
export interface CallRecordPorts {
  /** Legs of the company ended in this transaction; they lie within the span. */
  onLegClosed(trx: Trx, company: CompanyId, span: { from: Date; to: Date }): Promise<void>;
}

export interface LegToClose {
  leg: LegId;
  /** The company that has a record of it marked elsewhere. */
  home: CompanyId | null;
}

/**
 * Ends legs at `at`, or each at its last proof, with their records elsewhere, and with the last leg its call. A leg
 * that ended before keeps its end: late and repeated closes change nothing. In the company's scope.
 */
export async function closeLegs(
  trx: Trx,
  company: CompanyId,
  legs: readonly LegToClose[],
  at: Date | 'last-proof',
  reason: EndReason,
  ports: CallRecordPorts,
): Promise<void> {
  if (legs.length === 0) return;
  const ids = legs.map(({ leg }) => leg);
  const closed = (await endLegs(trx, company, ids, at, reason)).filter(({ elsewhere }) => !elsewhere);
  for (const [home, away] of Map.groupBy(legs, (leg) => leg.home)) {
    if (!home) continue;
    const there = away.map(({ leg }) => leg);
    await within(trx, { role: 'app', company: home }, { role: 'app', company }, () =>
      endLegs(trx, home, there, at, reason),
    );
  }
  if (closed.length === 0) return;
  for (const [room, ended] of Map.groupBy(closed, ({ roomId }) => roomId)) {
    if (room) await noteUse(trx, company, room, spanOf(ended).to);
  }
  await endEmptyCalls(trx, company, [...new Set(closed.map(({ callId }) => callId))]);
  await ports.onLegClosed(trx, company, spanOf(closed));
}

function spanOf(legs: readonly ClosedLeg[]): { from: Date; to: Date } {
  const starts = legs.map(({ joinedAt }) => joinedAt.getTime());
  const ends = legs.map(({ joinedAt, leftAt }) => (leftAt ?? joinedAt).getTime());
  return { from: new Date(Math.min(...starts)), to: new Date(Math.max(...ends)) };
}

/** Ends the legs of a company that are without proof for over 60 seconds, each at its last proof. */
export async function sweepLegs(db: Db, company: CompanyId, now: Date, ports: CallRecordPorts): Promise<void> {
  const before = new Date(now.getTime() - resumeSeconds * 1000);
  const since = await upSince(db);
  if (since && since >= before) return;
  const stale = await staleLegs(db, company, before);
  if (stale.length === 0) return;
  const legs = stale.map((leg) => ({ leg, home: null }));
  await db.transaction().execute((trx) => closeLegs(trx, company, legs, 'last-proof', 'lost', ports));
}
