import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DomainView } from '../../../contract/operator-views.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import { type DnsServer, openDnsServer } from '../../testing/dns-server.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { addOperator } from '../../testing/operators.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { recheckDomains } from './index.ts';

const clock = new FixedClock();
let dns: DnsServer;
let service: TestService;
let acme: TestCompany;
let other: TestCompany;
let operator: Client;
beforeAll(async () => {
  dns = await openDnsServer();
  service = await startTestService({ clock, mail: true, env: { DNS_SERVER: dns.address } });
  acme = await service.company('acme');
  other = await service.company('other');
  operator = await addOperator(service, 'omar@provider.example');
});
afterAll(async () => {
  await service.stop();
  await dns.close();
});

const at = (company: TestCompany, path = '') => `/operator/companies/${company.id}/domains${path}`;
const add = (company: TestCompany, domain: string) => operator.send<DomainView>('POST', at(company), { domain });
const check = (company: TestCompany, domain: string) =>
  operator.send<DomainView>('POST', at(company, `/${domain}/check`));
const list = async (company: TestCompany) => (await operator.get<{ items: DomainView[] }>(at(company))).body.items;

/** Claims a domain and puts its record where it is looked for. */
async function prove(company: TestCompany, domain: string): Promise<void> {
  const { record } = (await add(company, domain)).body;
  if (!record) throw new Error('a claim has a record');
  dns.say(record.name, ['v=spf1 -all', record.value]);
  expect((await check(company, domain)).body).toMatchObject({ state: 'verified' });
}

test('a domain is the company’s once its TXT record is found; what is found instead is told', async () => {
  const added = await add(acme, ' ACME.example ');
  expect(added).toMatchObject({
    status: 201,
    body: {
      domain: 'acme.example',
      state: 'pending',
      record: { name: '_rotunda.acme.example', value: expect.stringMatching(/^rotunda-verification=[\w-]{43}$/) },
      check: { result: 'not-found' },
    },
  });
  expect(dns.asked).toContain('_rotunda.acme.example');
  dns.say('_rotunda.acme.example', ['rotunda-verification=of-somebody-else']);
  expect((await check(acme, 'acme.example')).body.check).toMatchObject({
    result: 'other-value',
    found: 'rotunda-verification=of-somebody-else',
  });
  dns.say('_rotunda.acme.example', 'failure');
  expect((await check(acme, 'acme.example')).body.check).toMatchObject({ result: 'server-failure' });
  expect((await list(acme)).map(({ domain }) => domain)).toEqual(['acme.rotunda.test', 'acme.example']);

  await prove(acme, 'acme.example');
  expect(await list(acme)).toMatchObject([
    { domain: 'acme.rotunda.test', state: 'given', isDefault: true, addresses: 6, record: null },
    { domain: 'acme.example', state: 'verified', isDefault: false, addresses: 0 },
  ]);
  // Where a company hosts a domain of its own, one letter is enough.
  const invited = await acme.administrator.client.send('POST', '/invitations', {
    fullName: 'Bo',
    email: 'bo@mail.example',
    localPart: 'b',
    domain: 'acme.example',
  });
  expect(invited).toMatchObject({ status: 201, body: { videoAddress: 'b@acme.example' } });
});

test('a claim blocks nobody, and of two companies that prove a domain at the same moment one has it', async () => {
  const records = [await add(acme, 'both.example'), await add(other, 'both.example')].flatMap(
    ({ body }) => body.record ?? [],
  );
  dns.say(
    '_rotunda.both.example',
    records.map(({ value }) => value),
  );
  const answers = await Promise.all([check(acme, 'both.example'), check(other, 'both.example')]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(answers.map(codeOf)).toContain('domain_taken');
  expect(codeOf(await add(await service.company('third'), 'both.example'))).toBe('domain_taken');
});

test('domains of the service are neither added nor removed', async () => {
  for (const domain of ['rotunda.test', 'third.rotunda.test', 'new.rotunda.test']) {
    expect(codeOf(await add(acme, domain))).toBe('domain_reserved');
  }
  expect(codeOf(await operator.send('DELETE', at(acme, '/acme.rotunda.test')))).toBe('domain_reserved');
  expect(codeOf(await add(acme, 'not a domain'))).toBe('wrong_input');
});

test('the default domain is a verified one, and new addresses get it', async () => {
  await add(acme, 'pending.example');
  const choose = (domain: string) => operator.send('PATCH', at(acme, `/${domain}`), { isDefault: true });
  expect(codeOf(await choose('pending.example'))).toBe('domain_not_verified');
  expect(codeOf(await choose('unknown.example'))).toBe('not_found');
  expect((await choose('acme.example')).body).toMatchObject({ isDefault: true });
  const proposed = await acme.administrator.client.get('/video-addresses/proposal?fullName=Cleo%20Dupont');
  expect(proposed.body).toMatchObject({ videoAddress: 'cleo.dupont@acme.example' });
});

test('a domain is removed when no address uses it', async () => {
  const refused = await operator.send('DELETE', at(acme, '/acme.example'));
  expect(refused).toMatchObject({
    status: 409,
    body: {
      code: 'domain_in_use',
      detail: expect.stringContaining('2 video addresses use acme.example: b.vmr@acme.example'),
    },
  });
  expect((await operator.send('DELETE', at(acme, '/pending.example'))).status).toBe(204);
  expect(codeOf(await operator.send('DELETE', at(other, '/acme.example')))).toBe('not_found');
  await prove(acme, 'spare.example');
  expect((await operator.send('DELETE', at(acme, '/spare.example'))).status).toBe(204);
  expect((await list(acme)).map(({ domain }) => domain)).not.toContain('spare.example');
  const acts = await service.platform.database
    .forCompany(acme.id)
    .selectFrom('activity')
    .select(['act', 'objectName', 'actorKind'])
    .where('objectName', '=', 'spare.example')
    .orderBy('id')
    .execute();
  expect(acts.map(({ act }) => act)).toEqual(['domain.added', 'domain.verified', 'domain.removed']);
  expect(acts.every(({ actorKind }) => actorKind === 'operator')).toBe(true);
});

test('a record that is gone for three days is told of, takes nothing away, and is forgiven when it is back', async () => {
  dns.say('_rotunda.acme.example', 'no-such-name');
  const lostMails = () =>
    (service.mailbox?.messages ?? []).filter((message) => /record of acme\.example/.test(message));
  const stateOf = async () => (await list(acme)).find(({ domain }) => domain === 'acme.example')?.state;
  for (const expected of ['verified', 'verified', 'lost', 'lost']) {
    clock.passDays(1);
    await recheckDomains(service.platform);
    // A second look on the same day is not another day.
    await recheckDomains(service.platform);
    expect(await stateOf()).toBe(expected);
  }
  // One to each of the two administrators, and of the two operators, of whom one is both.
  await service.platform.jobs.drain();
  await expect.poll(lostMails, { timeout: 10_000 }).toHaveLength(4);
  expect((await acme.administrator.client.get('/company')).body).toMatchObject({
    domains: expect.arrayContaining(['acme.example']),
    lostDomains: ['acme.example'],
  });
  const { record } = (await list(acme)).find(({ domain }) => domain === 'acme.example') ?? {};
  dns.say('_rotunda.acme.example', [record?.value ?? '']);
  expect((await check(acme, 'acme.example')).body).toMatchObject({ state: 'verified', lostAt: null });
});
