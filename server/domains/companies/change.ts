import type { CompanyId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import type { LicenceKind } from './tables.ts';
import './tables.ts';

/** Changes what the operator may change of a company and gives it the next version. In operator scope. */
export const changeCompany = (
  trx: Trx,
  company: CompanyId,
  change: { name?: string; trialEndsAt?: Date; trialWarned?: number | null } = {},
) =>
  trx
    .updateTable('company')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', company)
    .execute();

/** Sets how many licences of a kind there are; what is used stays. In operator scope. */
export const setLicenceTotal = (trx: Trx, company: CompanyId, kind: LicenceKind, total: number) =>
  trx.updateTable('licence').set({ total }).where('companyId', '=', company).where('kind', '=', kind).execute();

/** Companies on trial that end by then, the first one first. In operator scope. */
export const trialsEndingBy = (db: Db, by: Date) =>
  db
    .selectFrom('company')
    .select(['id', 'name', 'timeZone', 'trialEndsAt', 'trialWarned'])
    .where('status', '=', 'trial')
    .where('trialEndsAt', '<=', by)
    .orderBy('trialEndsAt')
    .execute();

/** Notes the warning of a trial's end that was mailed; false where it was before. In operator scope. */
export async function noteTrialWarning(db: Db, company: CompanyId, days: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('company')
    .set({ trialWarned: days })
    .where('id', '=', company)
    .where('status', '=', 'trial')
    .where((eb) => eb.or([eb('trialWarned', 'is', null), eb('trialWarned', '>', days)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Closed companies whose time has come. In operator scope. */
export const companiesToDelete = (db: Db, now: Date) =>
  db
    .selectFrom('company')
    .select(['id', 'name', 'label'])
    .where('status', '=', 'closed')
    .where('deleteAfter', '<=', now)
    .orderBy('deleteAfter')
    .execute();

/** The last row of a company of which nothing else is left. As the owner. */
export const deleteClosedCompany = (owner: Db, company: CompanyId) =>
  owner.deleteFrom('company').where('id', '=', company).where('status', '=', 'closed').execute();

export interface ContactChange {
  name: string;
  contact: string;
  email: string | null;
  phone: string | null;
  link: string | null;
}

/** Changes what companies see of the provider; false where it has another version. In operator scope. */
export async function changeContact(trx: Trx, version: number, contact: ContactChange): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('service')
    .set((eb) => ({
      providerName: contact.name,
      providerContact: contact.contact,
      providerEmail: contact.email,
      providerPhone: contact.phone,
      providerLink: contact.link,
      version: eb('version', '+', 1),
    }))
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
