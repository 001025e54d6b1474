import type { CompanyId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { parseAddress } from '../address.ts';
import { partyOf, releaseEndedAddress } from '../queries.ts';

const day = 24 * 60 * 60 * 1000;
export const aliasDays = 90;
export const holdDays = 30;
export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * day);

/** Gives a party its first address. Of two at the same moment one waits for the other; throws `address_taken` for the later. */
export async function takeAddress(
  trx: Trx,
  company: CompanyId,
  party: string,
  asked: string,
  at?: Date,
): Promise<void> {
  const parsed = parseAddress(asked);
  if (!parsed) throw new Problem('address_malformed');
  await releaseEndedAddress(trx, parsed.address, at);
  const taken = await trx
    .insertInto('videoAddress')
    .values({ address: parsed.address, companyId: company, partyId: party, state: 'current', until: null })
    .onConflict((on) => on.column('address').doNothing())
    .returning('address')
    .executeTakeFirst();
  if (!taken) throw new Problem('address_taken');
}

/**
 * Changes a party's address. The old one goes on working for 90 days from `now` as an alias; the party may take one of its
 * own aliases back. Throws `address_taken` and `not_found`.
 */
export async function changeAddress(
  trx: Trx,
  company: CompanyId,
  party: string,
  asked: string,
  now: Date,
): Promise<void> {
  const parsed = parseAddress(asked);
  if (!parsed) throw new Problem('address_malformed');
  const { address } = parsed;
  const locked = await trx
    .selectFrom('party')
    .select('address')
    .where('companyId', '=', company)
    .where('id', '=', party)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) throw new Problem('not_found');
  if (locked.address === address) return;
  const own = trx.updateTable('videoAddress').where('companyId', '=', company).where('partyId', '=', party);
  await own
    .set({ state: 'alias', until: daysAfter(now, aliasDays) })
    .where('state', '=', 'current')
    .execute();
  const back = await own
    .set({ state: 'current', until: null })
    .where('address', '=', address)
    .returning('address')
    .executeTakeFirst();
  if (!back) await takeAddress(trx, company, party, address, now);
  await trx.updateTable('party').set({ address }).where('companyId', '=', company).where('id', '=', party).execute();
}

/**
 * Lets a party ring at `address`, which is another party's, from `now` on; one of its own goes on working for 90 days as
 * an alias. With the other's new address, when that changes.
 */
export async function shareAddress(
  trx: Trx,
  company: CompanyId,
  party: string,
  address: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('videoAddress')
    .set({ state: 'alias', until: daysAfter(now, aliasDays) })
    .where('companyId', '=', company)
    .where('partyId', '=', party)
    .where('state', '=', 'current')
    .execute();
  await trx.updateTable('party').set({ address }).where('companyId', '=', company).where('id', '=', party).execute();
}

/** Keeps a removed party's address for 30 days from `now`: it answers as unknown and nobody else can take it. */
export async function holdAddress(trx: Trx, company: CompanyId, party: string, now: Date): Promise<void> {
  await trx
    .updateTable('videoAddress')
    .set({ state: 'held', until: daysAfter(now, holdDays) })
    .where('companyId', '=', company)
    .where('partyId', '=', party)
    .where('state', '=', 'current')
    .execute();
}

/** Gives a restored party its held address again, or takes it anew where the hold has ended. Throws `address_taken`. */
export async function regainAddress(trx: Trx, company: CompanyId, party: string, now: Date): Promise<void> {
  const row = await partyOf(trx, company, party);
  if (!row) throw new Problem('not_found');
  const regained = await trx
    .updateTable('videoAddress')
    .set({ state: 'current', until: null })
    .where('companyId', '=', company)
    .where('partyId', '=', party)
    .where('address', '=', row.address)
    .returning('address')
    .executeTakeFirst();
  if (!regained) await takeAddress(trx, company, party, row.address, now);
}
