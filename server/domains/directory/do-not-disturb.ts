import type { CompanyId, MemberId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import './tables.ts';

const standing = (db: Db, company: CompanyId, at: Date) =>
  db
    .selectFrom('doNotDisturb')
    .where('companyId', '=', company)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', at)]));

/** Until when a member does not want to be called, null for until it is turned off; undefined where the member may be. */
export const undisturbedUntil = async (db: Db, company: CompanyId, member: string, at: Date) =>
  (await standing(db, company, at).where('partyId', '=', member).select('until').executeTakeFirst())?.until;

/** Whether a party does not want to be called at present. */
export const isUndisturbed = async (db: Db, company: CompanyId, party: string, at: Date): Promise<boolean> =>
  (await undisturbedUntil(db, company, party, at)) !== undefined;

/** Those of these parties who don't want to be called at present. */
export async function undisturbedAmong(
  db: Db,
  company: CompanyId,
  parties: readonly string[],
  at: Date,
): Promise<ReadonlySet<string>> {
  if (parties.length === 0) return new Set();
  const rows = await standing(db, company, at).where('partyId', 'in', parties).select('partyId').execute();
  return new Set(rows.map(({ partyId }) => partyId));
}

/** A member does not want to be called until then, or until it is turned off (null); undefined turns it off. */
export async function setUndisturbed(
  trx: Trx,
  company: CompanyId,
  member: MemberId,
  until: Date | null | undefined,
): Promise<void> {
  if (until === undefined) {
    await trx.deleteFrom('doNotDisturb').where('companyId', '=', company).where('partyId', '=', member).execute();
    return;
  }
  await trx
    .insertInto('doNotDisturb')
    .values({ partyId: member, companyId: company, until })
    .onConflict((on) => on.column('partyId').doUpdateSet({ until }))
    .execute();
}
