import type { CompanyId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { chainOrigin, checkpointSignature, type Place } from '../chain.ts';
import { checkpointOf, exactText, holdChain, sealsAfter } from '../chain-queries.ts';
import { cutChain } from '../erasure-queries.ts';
import { isSound } from './check-link.ts';

type Needs = Pick<Platform, 'database' | 'secrets' | 'clock' | 'log'>;

/** Entries deleted in one transaction. */
const pieceSize = 500;

/**
 * Deletes what every company keeps no longer: the oldest part of the chain, piece by piece, each time up to a signed
 * checkpoint. A part that does not hold is left as it is, for whoever wants to know what was done to it.
 */
export async function cutActivity(platform: Needs): Promise<void> {
  const { database, clock } = platform;
  const companies = await database.owner.selectFrom('activityCompany').select(['id', 'retentionMonths']).execute();
  for (const { id, retentionMonths } of companies) {
    const since = exactText(monthsBefore(clock.now(), retentionMonths));
    let cut = pieceSize;
    while (cut === pieceSize) {
      cut = await database.owner.transaction().execute((trx) => cutPiece(platform, trx, id, since));
    }
  }
}

async function cutPiece({ secrets, clock, log }: Needs, trx: Trx, company: CompanyId, since: string): Promise<number> {
  await holdChain(trx, company);
  const checkpoint = await checkpointOf(trx, company);
  let head: Place = checkpoint ?? chainOrigin(secrets, company);
  const [oldest] = await sealsAfter(trx, company, head.position, 1);
  if (!oldest?.entry || oldest.entry.at >= since) return 0;
  const isOurs = !checkpoint || checkpoint.signature === checkpointSignature(secrets, company, head, checkpoint.at);
  const ids: string[] = [];
  for (const row of await sealsAfter(trx, company, head.position, pieceSize)) {
    if (row.entry && row.entry.at >= since) break;
    if (!isOurs || !isSound(secrets, company, head, row)) {
      log.warn({ company, position: row.position }, 'the activity log does not hold: its older part is kept');
      return 0;
    }
    head = { position: row.position, link: row.link };
    ids.push(row.activityId);
  }
  if (ids.length === 0) return 0;
  const at = clock.now();
  const signature = checkpointSignature(secrets, company, head, exactText(at));
  await cutChain(trx, company, { ...head, at, signature }, ids);
  return ids.length;
}

/** The same day and time so many months before, in UTC; the last day of a shorter month. */
function monthsBefore(at: Date, months: number): Date {
  const then = new Date(at);
  then.setUTCMonth(then.getUTCMonth() - months);
  if (then.getUTCDate() !== at.getUTCDate()) then.setUTCDate(0);
  return then;
}
