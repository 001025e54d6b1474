import type { AccountId, CompanyId, MemberId } from '../../contract/ids.ts';
import type { AccessRight } from '../../contract/values.ts';
import { createCompany } from '../domains/companies/index.ts';
import { createAccount, hashPassword } from '../domains/identity/index.ts';
import { addMember } from '../domains/members/index.ts';
import { type Database, within } from '../platform/database/database.ts';
import type { Scope } from '../platform/database/scope.ts';
import { newId } from '../platform/random.ts';

export const testPassword = 'a long test password';
export const testDomain = 'rotunda.test';

const licences = { member: 50, 'team-room': 10, 'video-system': 10 };

/** A company without people, at `<label>.<serviceDomain>`. */
export async function buildCompany(
  { operator }: Database,
  {
    label = `c${newId()}`,
    name = 'Acme',
    timeZone = 'UTC',
    serviceDomain = testDomain,
    at,
  }: { label?: string; name?: string; timeZone?: string; serviceDomain?: string; at: Date },
): Promise<CompanyId> {
  const id = newId<CompanyId>();
  const company = { id, label, name, timeZone, serviceDomain, licences, at };
  await operator.transaction().execute((trx) => createCompany(trx, company));
  return id;
}

export interface BuiltMember {
  id: MemberId;
  account: AccountId;
  fullName: string;
  email: string;
  address: string;
  roomAddress: string;
}

interface Wish {
  fullName: string;
  email: string;
  address: string;
  accessRight?: AccessRight;
  /** One that nobody signs in with; a real one with `testPassword` where absent. */
  account?: AccountId;
  at: Date;
}

/** A member with a personal room at `<local part>.vmr`. */
export async function buildMember(
  database: Database,
  company: CompanyId,
  { account: given, accessRight = 'member', ...wish }: Wish,
): Promise<BuiltMember> {
  const { fullName, email, address, at } = wish;
  const app: Scope = { role: 'app', company };
  const roomAddress = address.replace('@', '.vmr@');
  const passwordHash = given ? '' : await hashPassword(testPassword);
  return database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const account =
        given ??
        (await within(trx, { role: 'identity' }, app, () => createAccount(trx, { email, fullName, passwordHash, at })));
      const id = await addMember(trx, company, { ...wish, account, roomAddress, accessRight });
      return { id, account, fullName, email, address, roomAddress };
    });
}
