import type { CompanyId } from '../../contract/ids.ts';
import type { AccessRight } from '../../contract/values.ts';
import { findService } from '../domains/companies/index.ts';
import { setUp } from '../domains/operator/index.ts';
import type { Platform } from '../platform/platform.ts';
import { type BuiltMember, buildCompany, buildMember, testDomain, testPassword } from './builders.ts';
import type { Client } from './client.ts';

export interface TestPerson extends Omit<BuiltMember, 'address'> {
  videoAddress: string;
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
  const names = { label, name: `Company ${label}`, timeZone: 'Europe/Oslo' };
  const id = (await findService(database.operator))
    ? await buildCompany(database, { ...names, at: clock.now() })
    : (await setUpFirst(platform, names)).company;
  const domain = `${label}.${testDomain}`;

  async function person(local: string, accessRight: AccessRight = 'member'): Promise<TestPerson> {
    const { address, ...built } = await buildMember(database, id, {
      fullName: nameOf(local),
      email: `${local}@${label}.example`,
      address: `${local}@${domain}`,
      accessRight,
      at: clock.now(),
    });
    const client = visitor();
    await signIn(client, built.email);
    return { ...built, videoAddress: address, client };
  }

  return {
    id,
    domain,
    administrator: await person('anna.administrator', 'administrator'),
    member: await person('max.member'),
    person,
  };
}

const nameOf = (local: string) =>
  local
    .split('.')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');

/** Signs in with the password of tests; throws where it is refused. */
export async function signIn(client: Client, identifier: string, password: string = testPassword): Promise<void> {
  const { status, body } = await client.send('POST', '/session', { identifier, password });
  if (status !== 200) throw new Error(`Could not sign in as ${identifier}: ${JSON.stringify(body)}`);
}

const setUpFirst = (platform: Platform, company: { name: string; label: string; timeZone: string }) =>
  setUp(
    platform,
    {
      code: '',
      provider: { name: 'Test provider', contact: 'help@provider.example' },
      serviceDomain: testDomain,
      company,
      administrator: {
        fullName: 'Olga Operator',
        email: `olga@${company.label}.example`,
        localPart: 'olga.operator',
        password: testPassword,
      },
    },
    '127.0.0.1',
  );
