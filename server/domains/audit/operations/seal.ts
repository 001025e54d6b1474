import type { CompanyId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { announceChange } from '../../../platform/live/changes.ts';
import type { Platform } from '../../../platform/platform.ts';
import { chainOrigin, linkDigest, newSalt, type Place, payloadDigest } from '../chain.ts';
import {
  checkpointOf,
  companiesToSeal,
  type Entry,
  holdChain,
  insertSeals,
  lastSeal,
  type Seal,
  unsealedEntries,
} from '../chain-queries.ts';

type Needs = Pick<Platform, 'database' | 'secrets'>;

/** Entries sealed in one transaction: short enough that nobody on the embedded database notices it. */
const pieceSize = 500;

/**
 * Seals what every company has written since, in order of time among what is committed; a transaction that commits late
 * comes behind. A company that fails keeps no other from its turn.
 */
export async function sealActivity(platform: Needs): Promise<void> {
  const faults: unknown[] = [];
  for (const company of await companiesToSeal(platform.database.owner)) {
    await sealCompany(platform, company).catch((error: unknown) => faults.push(error));
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Some companies’ activity could not be sealed');
}

async function sealCompany({ database, secrets }: Needs, company: CompanyId): Promise<void> {
  let sealed = pieceSize;
  while (sealed === pieceSize) {
    sealed = await database
      .forCompany(company)
      .transaction()
      .execute((trx) => sealPiece({ secrets }, trx, company));
  }
}

async function sealPiece(keys: Pick<Needs, 'secrets'>, trx: Trx, company: CompanyId): Promise<number> {
  await holdChain(trx, company);
  const entries = await unsealedEntries(trx, company, pieceSize);
  if (entries.length === 0) return 0;
  const head = (await lastSeal(trx, company)) ?? (await checkpointOf(trx, company));
  await insertSeals(trx, company, linksFor(keys, company, head, entries));
  // Acts were told with their commit; signing in and out is not, so that nobody waits for the queue of notifications.
  if (entries.some(({ objectKind }) => objectKind === 'session')) await announceChange(trx, company, 'session');
  return entries.length;
}

/** The links that append entries to a chain. */
function linksFor(
  { secrets }: Pick<Needs, 'secrets'>,
  company: CompanyId,
  head: Place | null,
  entries: readonly Entry[],
): Seal[] {
  let previous = head ?? chainOrigin(secrets, company);
  return entries.map((entry) => {
    const salt = newSalt();
    const digest = payloadDigest(secrets, company, salt, entry);
    const position = previous.position + 1;
    const link = linkDigest(secrets, company, {
      previous: previous.link,
      position,
      id: entry.id,
      at: entry.at,
      act: entry.act,
      payloadDigest: digest,
    });
    previous = { position, link };
    return { ...previous, activityId: entry.id, payloadDigest: digest, salt };
  });
}
