import { type RawBuilder, sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { Db, Trx } from '../../../platform/database/database.ts';

/** A query whose rows are parties to be: `id`, `kind`, `name`, `email`, `address` in small letters, `shown`. */
export type PartiesQuery = RawBuilder<unknown>;

/**
 * Makes every party that a query gives, unlisted, with its address: in few statements, however many they are. False where
 * an address could not be taken: the transaction must be rolled back then.
 */
export async function createParties(trx: Trx, company: CompanyId, parties: PartiesQuery, at: Date): Promise<boolean> {
  const made = await sql`
    insert into party (id, company_id, kind, name, email, address, listed, shown)
    select id, ${company}, kind, name, email, address, false, shown from (${parties}) wanted`.execute(trx);
  await sql`select release_ended_addresses(array(select address from (${parties}) wanted), ${at})`.execute(trx);
  const taken = await sql`
    insert into video_address (address, company_id, party_id, state)
    select address, ${company}, id, 'current' from (${parties}) wanted order by address
    on conflict (address) do nothing`.execute(trx);
  return made.numAffectedRows === taken.numAffectedRows;
}

/** Those of many addresses that nobody could take now, over all companies; tells nothing else. */
export async function takenAmong(db: Db, addresses: readonly string[], at: Date): Promise<ReadonlySet<string>> {
  if (addresses.length === 0) return new Set();
  const { rows } = await sql<{
    address: string;
  }>`select address from taken_addresses(${[...addresses]}, ${at})`.execute(db);
  return new Set(rows.map(({ address }) => address));
}
