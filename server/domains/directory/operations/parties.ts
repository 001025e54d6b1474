import type { PartyKind } from '../../../../contract/directory.ts';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { parseAddress } from '../address.ts';
import { holdAddress, regainAddress, takeAddress } from './take-address.ts';
import '../tables.ts';

export interface NewParty {
  id: string;
  kind: PartyKind;
  name: string;
  email: string | null;
  address: string;
  /** False for an invited one: the address is held and answers as unknown. */
  listed: boolean;
  /** False for what is reached in another way than by the directory. */
  shown?: boolean;
  /** Rings at the address of another party, and takes none of its own. */
  sharesAddress?: boolean;
  /** Now; the database's own time where absent. */
  at?: Date;
}

/** Makes whoever or whatever can be called, with its address. Throws `address_taken` and `address_malformed`. */
export async function createParty(
  trx: Trx,
  company: CompanyId,
  { at, sharesAddress = false, ...party }: NewParty,
): Promise<void> {
  const address = parseAddress(party.address)?.address ?? party.address;
  await trx
    .insertInto('party')
    .values({ ...party, address, companyId: company })
    .execute();
  if (!sharesAddress) await takeAddress(trx, company, party.id, address, at);
}

const change = (
  trx: Trx,
  company: CompanyId,
  party: string,
  set: { name?: string; email?: string | null; listed?: boolean; shown?: boolean },
) => trx.updateTable('party').set(set).where('companyId', '=', company).where('id', '=', party).execute();

/** Gives a party another name, or another email to be found by. */
export async function renameParty(
  trx: Trx,
  company: CompanyId,
  party: string,
  names: { name?: string; email?: string },
): Promise<void> {
  if (Object.keys(names).length > 0) await change(trx, company, party, names);
}

/** Makes an invited party callable. */
export async function listParty(trx: Trx, company: CompanyId, party: string): Promise<void> {
  await change(trx, company, party, { listed: true });
}

/** Shows a party in the directory, or hides it; its address works either way. */
export async function showParty(trx: Trx, company: CompanyId, party: string, shown: boolean): Promise<void> {
  await change(trx, company, party, { shown });
}

/** Takes a party out of directory and dialling; its address is held for 30 days. */
export async function removeParty(trx: Trx, company: CompanyId, party: string, now: Date): Promise<void> {
  await change(trx, company, party, { listed: false });
  await holdAddress(trx, company, party, now);
}

/** Undoes `removeParty`. Throws `address_taken` where the hold has ended and somebody took the address. */
export async function restoreParty(trx: Trx, company: CompanyId, party: string, now: Date): Promise<void> {
  await regainAddress(trx, company, party, now);
  await change(trx, company, party, { listed: true });
}

/** Deletes a party that never was listed, with its address, which is free at once. */
export async function dropParty(trx: Trx, company: CompanyId, party: string): Promise<void> {
  await trx
    .deleteFrom('party')
    .where('companyId', '=', company)
    .where('id', '=', party)
    .where('listed', '=', false)
    .execute();
}
