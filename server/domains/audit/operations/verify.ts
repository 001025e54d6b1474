import { setImmediate as turn } from 'node:timers/promises';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { chainOrigin, checkpointSignature, type Place } from '../chain.ts';
import {
  beforeAll,
  type Checkpoint,
  checkpointOf,
  lastSeal,
  lostEntry,
  type Sealed,
  sealsAfter,
  strayAmong,
  waitingEntries,
} from '../chain-queries.ts';
import { type Break, explainBreak, isSound, windowSize } from './check-link.ts';

type Needs = Pick<Platform, 'database' | 'secrets'>;

const pieceSize = 1000;

export interface ChainReport {
  /** Entries whose link and payload are what was written. */
  verified: number;
  /** Those among them whose payload was erased by rule. */
  erased: number;
  /** As far as it holds. */
  head: Place;
  checkpoint: Pick<Checkpoint, 'position' | 'at'> | null;
  /** Not sealed yet. */
  waiting: { count: number; oldest: Date | null };
  broken: Break | null;
}

/** Called between pieces: how far it is, of how many. */
export type Progress = (done: number, of: number) => void;

/**
 * Proves a company's chain from its checkpoint on, in pieces, while the service works on: every link, every payload, and
 * that nothing stands outside of it. `mailed`: a head that must be part of it.
 */
export async function verifyActivity(
  platform: Needs,
  company: CompanyId,
  { mailed, tell = () => undefined }: { mailed?: Place; tell?: Progress } = {},
): Promise<ChainReport> {
  const db = platform.database.forCompany(company);
  const checkpoint = await checkpointOf(db, company);
  const walked = await walk(platform, db, company, checkpoint, mailed, tell);
  // Retention cut the chain meanwhile: what was looked at last is gone by rule.
  const now = walked.broken && (await checkpointOf(db, company));
  if (now && now.position > (checkpoint?.position ?? 0)) {
    return verifyActivity(platform, company, { ...(mailed ? { mailed } : {}), tell });
  }
  const broken = walked.broken ?? (await outside(db, company));
  return {
    ...walked,
    broken,
    checkpoint: checkpoint && { position: checkpoint.position, at: checkpoint.at },
    waiting: await waitingEntries(db, company),
  };
}

type Walked = Pick<ChainReport, 'verified' | 'erased' | 'head' | 'broken'>;

async function walk(
  { secrets }: Needs,
  db: Db,
  company: CompanyId,
  checkpoint: Checkpoint | null,
  mailed: Place | undefined,
  tell: Progress,
): Promise<Walked> {
  const { position: begin, link } = checkpoint ?? chainOrigin(secrets, company);
  const walked: Walked = { verified: 0, erased: 0, head: { position: begin, link }, broken: null };
  if (checkpoint && checkpoint.signature !== checkpointSignature(secrets, company, checkpoint, checkpoint.at)) {
    walked.broken = { position: begin, harm: 'checkpoint', detail: 'The service did not sign it.' };
  } else if (isStrange(mailed, walked.head)) {
    walked.broken = strangeHead(begin);
  }
  const last = (await lastSeal(db, company))?.position ?? begin;
  let rows: Sealed[] = [];
  do {
    if (walked.broken) return walked;
    rows = await sealsAfter(db, company, walked.head.position, pieceSize);
    if (!takePiece(secrets, company, walked, rows, mailed)) {
      const rest = await sealsAfter(db, company, walked.head.position, windowSize);
      walked.broken = explainBreak(secrets, company, walked.head, rest);
    }
    tell(walked.head.position - begin, last - begin);
    await turn();
  } while (rows.length === pieceSize);
  const { head } = walked;
  if (!walked.broken && mailed && mailed.position > head.position) {
    const detail = `A head was mailed at position ${mailed.position}; the chain ends at ${head.position}.`;
    walked.broken = { position: head.position + 1, harm: 'missing', detail };
  }
  return walked;
}

/** Goes on by a piece, as far as it holds; false where a place does not. */
function takePiece(
  secrets: Needs['secrets'],
  company: CompanyId,
  walked: Walked,
  rows: readonly Sealed[],
  mailed: Place | undefined,
): boolean {
  for (const row of rows) {
    if (!isSound(secrets, company, walked.head, row)) return false;
    walked.head = { position: row.position, link: row.link };
    walked.verified += 1;
    if (row.entry?.erasedAt) walked.erased += 1;
    if (isStrange(mailed, walked.head)) walked.broken = strangeHead(row.position);
  }
  return true;
}

const isStrange = (mailed: Place | undefined, { position, link }: Place): boolean =>
  mailed?.position === position && mailed.link !== link;

const strangeHead = (position: number): Break => ({
  position,
  harm: 'changed',
  detail: 'The mailed head does not belong to this chain.',
});

/** What stands outside of the chain: entries that were put in or taken out beside the service. */
async function outside(db: Db, company: CompanyId): Promise<Break | null> {
  const lost = await lostEntry(db, company);
  if (lost) return { position: null, harm: 'missing', detail: `The entry ${lost} was deleted before it was sealed.` };
  let after = beforeAll;
  for (;;) {
    const piece = await strayAmong(db, company, after, pieceSize);
    if (!piece) return null;
    const { stray, last } = piece;
    if (stray) {
      const detail = `The entry ${stray.id} of ${stray.at} (${stray.act}) is no part of the chain.`;
      return { position: null, harm: 'inserted', detail };
    }
    after = { at: last.at, id: last.id };
    await turn();
  }
}
