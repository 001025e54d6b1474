import type { Db, Trx } from '../../platform/database/database.ts';
import './tables.ts';

/** Takes a pairing out by its code: the digest of the screen's token; null where no screen shows it. In the identity scope. */
export async function takePairing(trx: Trx, codeDigest: string, at: Date): Promise<string | null> {
  const taken = await trx
    .deleteFrom('systemPairing')
    .where('codeDigest', '=', codeDigest)
    .where('expiresAt', '>', at)
    .returning('tokenDigest')
    .executeTakeFirst();
  return taken?.tokenDigest ?? null;
}

export interface NewPairing {
  codeDigest: string;
  tokenDigest: string;
  originDigest: string;
  expiresAt: Date;
}

/** Gives a screen a code. False where it has one, or the code is somebody's. In the identity scope. */
export async function putPairing(db: Db, pairing: NewPairing): Promise<boolean> {
  const put = await db
    .insertInto('systemPairing')
    .values(pairing)
    .onConflict((on) => on.doNothing())
    .returning('codeDigest')
    .executeTakeFirst();
  return put !== undefined;
}

export const dropPairingOf = (db: Db, tokenDigest: string) =>
  db.deleteFrom('systemPairing').where('tokenDigest', '=', tokenDigest).execute();

/** How many screens wait, of one origin or in all. */
export async function countPairings(db: Db, at: Date, originDigest: string | null): Promise<number> {
  const { total } = await db
    .selectFrom('systemPairing')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('expiresAt', '>', at)
    .$if(originDigest !== null, (query) => query.where('originDigest', '=', originDigest ?? ''))
    .executeTakeFirstOrThrow();
  return total;
}

export const dropPairingsUntil = (db: Db, at: Date) =>
  db.deleteFrom('systemPairing').where('expiresAt', '<=', at).execute();
