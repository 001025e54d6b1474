import type { CompanyId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { contactLine, providerOf } from './provider.ts';
import type { LicenceKind } from './tables.ts';

/** The installation; null before it is set up. */
export const findService = async (db: Db) => (await db.selectFrom('service').selectAll().executeTakeFirst()) ?? null;

export interface NewService {
  providerName: string;
  providerContact: string;
  serviceDomain: string;
  secretCheck: string;
  setUpAt: Date;
}

/** Makes the one row of the installation; false where it is there already. In operator scope. */
export async function insertService(trx: Trx, service: NewService): Promise<boolean> {
  const made = await trx
    .insertInto('service')
    .values(service)
    .onConflict((on) => on.doNothing())
    .returning('singleton')
    .executeTakeFirst();
  return made !== undefined;
}

export interface NewCompany {
  id: CompanyId;
  name: string;
  label: string;
  timeZone: string;
  serviceDomain: string;
  licences: Readonly<Record<LicenceKind, number>>;
  /** For a trial; an active company where absent. */
  trialEndsAt?: Date | null;
  creationDigest?: string | null;
  at: Date;
}

/** Makes a company with its domain under the service's and its licences. In operator scope. */
export async function createCompany(
  trx: Trx,
  { licences, serviceDomain, at, trialEndsAt = null, creationDigest = null, ...company }: NewCompany,
): Promise<CompanyId> {
  const status = trialEndsAt ? 'trial' : 'active';
  await trx
    .insertInto('company')
    .values({ ...company, createdAt: at, status, statusAt: at, trialEndsAt, creationDigest })
    .execute();
  await trx
    .insertInto('companyDomain')
    .values({
      domain: `${company.label}.${serviceDomain}`,
      companyId: company.id,
      position: 1,
      own: false,
      verifiedAt: at,
    })
    .execute();
  const kinds = Object.entries(licences) as [LicenceKind, number][];
  await trx
    .insertInto('licence')
    .values(kinds.map(([kind, total]) => ({ companyId: company.id, kind, total })))
    .execute();
  return company.id;
}

export const getCompany = (db: Db, company: CompanyId) =>
  db.selectFrom('company').selectAll().where('id', '=', company).executeTakeFirstOrThrow();

/** The company's domains, the default first. */
export const domainsOf = (db: Db, company: CompanyId) =>
  db
    .selectFrom('companyDomain')
    .select(['domain', 'own', 'lostAt'])
    .where('companyId', '=', company)
    .orderBy('position')
    .orderBy('domain')
    .execute();

export const licencesOf = (db: Db, company: CompanyId) =>
  db.selectFrom('licence').select(['kind', 'total', 'used']).where('companyId', '=', company).execute();

/** How many licences of a kind are left; never below 0. */
export async function licencesLeft(db: Db, company: CompanyId, kind: LicenceKind): Promise<number> {
  const row = await db
    .selectFrom('licence')
    .select(['total', 'used'])
    .where('companyId', '=', company)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row ? Math.max(0, row.total - row.used) : 0;
}

/**
 * Takes a licence, or several. Simultaneous takers queue on the row, so that the last one goes to one of them; throws
 * `no_licence_left` for the other.
 */
export async function takeLicence(trx: Trx, company: CompanyId, kind: LicenceKind, count = 1): Promise<void> {
  const taken = await trx
    .updateTable('licence')
    .set((eb) => ({ used: eb('used', '+', count) }))
    .where('companyId', '=', company)
    .where('kind', '=', kind)
    .where((eb) => eb(eb('used', '+', count), '<=', eb.ref('total')))
    .returning('used')
    .executeTakeFirst();
  if (!taken) throw new Problem('no_licence_left', { detail: await noLicenceLeft(trx, kind) });
}

const things: Readonly<Record<LicenceKind, string>> = {
  member: 'members',
  'team-room': 'team rooms',
  'video-system': 'video systems',
};

/** Says what the licences are of, and whom to ask for more. */
async function noLicenceLeft(trx: Trx, kind: LicenceKind): Promise<string> {
  const service = await findService(trx);
  const provider = contactLine(providerOf(service));
  return `All licences for ${things[kind]} are in use. Remove or revoke one, or ask ${provider} for more.`;
}

/** Gives a licence back. */
export async function freeLicence(trx: Trx, company: CompanyId, kind: LicenceKind, count = 1): Promise<void> {
  await trx
    .updateTable('licence')
    .set((eb) => ({ used: eb.fn('greatest', [eb('used', '-', count), eb.val(0)]) as never }))
    .where('companyId', '=', company)
    .where('kind', '=', kind)
    .execute();
}
