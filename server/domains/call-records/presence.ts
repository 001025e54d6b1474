import type { Db } from '../../platform/database/database.ts';
import { prove } from './policy.ts';
import './tables.ts';

/** Since when the service is there without a gap; null before its first proof. */
export async function upSince(db: Db): Promise<Date | null> {
  const row = await db.selectFrom('servicePresence').select('upSince').executeTakeFirst();
  return row?.upSince ?? null;
}

/**
 * The service proves that it is there, at its start and every 10 seconds, as the owner. `startsAlone` at the start of
 * the only node: whatever came before, the service was away.
 */
export async function provePresence(owner: Db, at: Date, startsAlone = false): Promise<void> {
  await owner.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('servicePresence')
      .select(['upSince', 'aliveAt'])
      .forUpdate()
      .executeTakeFirst();
    const { upSince, aliveAt } = prove(before ?? null, at, startsAlone);
    await trx
      .insertInto('servicePresence')
      .values({ upSince, aliveAt })
      .onConflict((on) => on.column('singleton').doUpdateSet({ upSince, aliveAt }))
      .execute();
  });
}
