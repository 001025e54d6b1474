import type { AccountId, CompanyId, MemberId } from '../../contract/ids.ts';
import type { AccessRight } from '../../contract/values.ts';
import { createCompany, findService } from '../domains/companies/index.ts';
import { createAccount, hashPassword } from '../domains/identity/index.ts';
import { addMember } from '../domains/members/index.ts';
import { setUp } from '../domains/operator/index.ts';
import { within } from '../platform/database/database.ts';
import type { Scope } from '../platform/database/scope.ts';
import type { Platform } from '../platform/platform.ts';
import { newId } from '../platform/random.ts';
import type { Client } from './client.ts';

export const testPassword = 'a long test password';
export const testDomain = 'rotunda.test';

export interface TestPerson {
  id: MemberId;
  account: AccountId;
  fullName: string;
  email: string;
  videoAddress: string;
  roomAddress: string;
  client: Client;
}

export interface TestCompany {
  id: CompanyId;
  domain: string;
  administrator: TestPerson;
  member: TestPerson;
  /** One more member; signed in. */
  person(local: string, accessRight?: AccessRight): Promise<TestPerson>;
}

/** Adds a company with people who can sign in. The first one comes with the service's set-up. */
export async function addCompany(platform: Platform, visitor: () => Client, label: string): Promise<TestCompany> {
  const { database, clock } = platform;
  const id = newId<CompanyId>();
  const domain = `${label}.${testDomain}`;
  const passwordHash = await hashPassword(testPassword);
  const service = await findService(database.operator);
  const company = service ? id : (await setUpFirst(platform, label)).company;
  if (service) {
    await database.operator.transaction().execute((trx) =>
      createCompany(trx, {
        id,
        name: `Company ${label}`,
        label,
        timeZone: 'Europe/Oslo',
        serviceDomain: testDomain,
        licences: { member: 50, 'team-room': 10, 'video-system': 10 },
        at: clock.now(),
      }),
    );
  }

  async function person(local: string, accessRight: AccessRight = 'member'): Promise<TestPerson> {
    const app: Scope = { role: 'app', company };
    const member = newId<MemberId>();
    const fullName = local
      .split('.')
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
      .join(' ');
    const email = `${local}@${label}.example`;
    const [videoAddress, roomAddress] = [`${local}@${domain}`, `${local}.vmr@${domain}`];
    const account = await database
      .forCompany(company)
      .transaction()
      .execute(async (trx) => {
        const made = await within(trx, { role: 'identity' }, app, () =>
          createAccount(trx, { email, fullName, passwordHash }),
        );
        await addMember(trx, company, {
          id: member,
          account: made,
          fullName,
          email,
          address: videoAddress,
          roomAddress,
          accessRight,
          at: clock.now(),
        });
        return made;
      });
    const client = visitor();
    await signIn(client, email);
    return { id: member, account, fullName, email, videoAddress, roomAddress, client };
  }

  return {
    id: company,
    domain,
    administrator: await person('anna.administrator', 'administrator'),
    member: await person('max.member'),
    person,
  };
}

/** Signs in with the password of tests; throws where it is refused. */
export async function signIn(client: Client, identifier: string, password: string = testPassword): Promise<void> {
  const { status, body } = await client.send('POST', '/session', { identifier, password });
  if (status !== 200) throw new Error(`Could not sign in as ${identifier}: ${JSON.stringify(body)}`);
}

const setUpFirst = (platform: Platform, label: string) =>
  setUp(
    platform,
    {
      code: '',
      provider: { name: 'Test provider', contact: 'help@provider.example' },
      serviceDomain: testDomain,
      company: { name: `Company ${label}`, label, timeZone: 'Europe/Oslo' },
      administrator: {
        fullName: 'Olga Operator',
        email: `olga@${label}.example`,
        localPart: 'olga.operator',
        password: testPassword,
      },
    },
    '127.0.0.1',
  );
