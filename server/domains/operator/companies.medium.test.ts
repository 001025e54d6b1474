import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CompanyPage, type CompanyRow, companiesSort } from '../../../contract/operator-views.ts';
import { newId } from '../../platform/random.ts';
import { type Answer, type Client, codeOf } from '../../testing/client.ts';
import { addOperator } from '../../testing/operators.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { takeLicence } from '../companies/index.ts';

let service: TestService;
let acme: TestCompany;
let operator: Client;
beforeAll(async () => {
  service = await startTestService();
  acme = await service.company('acme');
  operator = await addOperator(service, 'omar@provider.example');
});
afterAll(() => service.stop());

const companyOf = async (id: string) => (await operator.get<CompanyPage>(`/operator/companies/${id}`)).body;
const change = async (verb: string, path: string, id: string, body: unknown) =>
  operator.send<CompanyPage>(verb, `/operator/companies/${id}${path}`, body, {
    'if-match': String((await companyOf(id)).version),
  });
const activitiesOf = (company: TestCompany) =>
  service.platform.database.forCompany(company.id).selectFrom('activity').selectAll().orderBy('at').execute();

const newCompany = (label: string) => ({
  name: `Firma ${label}`,
  label,
  timeZone: 'Europe/Berlin',
  licences: { members: 5, teamRooms: 2, videoSystems: 1 },
  administrator: { fullName: 'Bea Berg', email: `bea@${label}.example`, localPart: 'bea.berg' },
});

describe('who may', () => {
  const member = newId();
  const system = newId();
  const routes: [verb: string, path: string, body?: unknown][] = [
    ['GET', '/operator/totals'],
    ['GET', '/operator/service'],
    ['PATCH', '/operator/service', { name: 'Provider', contact: 'Call us', email: null, phone: null, link: null }],
    ['GET', '/operator/companies'],
    ['GET', '/exports/companies'],
    ['POST', '/operator/companies', newCompany('nobodys')],
    ['GET', '/operator/companies/ID'],
    ['PATCH', '/operator/companies/ID', { name: 'Mine' }],
    ['PUT', '/operator/companies/ID/status', { status: 'suspended' }],
    ['GET', '/operator/companies/ID/export'],
    ['GET', '/operator/companies/ID/domains'],
    ['POST', '/operator/companies/ID/domains', { domain: 'acme.example' }],
    ['POST', '/operator/companies/ID/domains/acme.example/check'],
    ['PATCH', '/operator/companies/ID/domains/acme.example', { isDefault: true }],
    ['DELETE', '/operator/companies/ID/domains/acme.example'],
    ['GET', '/operator/companies/ID/licences'],
    ['PATCH', '/operator/companies/ID/licences', { members: 1 }],
    ['GET', '/operator/companies/ID/members'],
    ['GET', '/operator/companies/ID/invitations'],
    ['GET', '/operator/companies/ID/team-rooms'],
    ['POST', '/operator/companies/ID/administrators', newCompany('nobodys').administrator],
    ['POST', `/operator/companies/ID/members/${member}/administrator-right`],
    ['POST', `/operator/companies/ID/members/${member}/reactivation`],
    ['POST', `/operator/companies/ID/members/${member}/password-reset`],
    ['GET', '/operator/companies/ID/video-systems'],
    ['POST', '/operator/companies/ID/video-systems', { name: 'Screen', localPart: 'screen.one' }],
    ['DELETE', `/operator/companies/ID/video-systems/${system}`],
    ['POST', `/operator/companies/ID/video-systems/${system}/restoration`],
    ['POST', `/operator/companies/ID/video-systems/${system}/move`, { toCompany: newId(), localPart: 'screen.one' }],
    ['PUT', `/operator/companies/ID/video-systems/${system}/twin`, { memberId: null }],
    ['POST', `/operator/companies/ID/video-systems/${system}/pairing`, { code: 'ABCD-EFGH' }],
  ];
  const send = (client: Client, [verb, path, body]: (typeof routes)[number], id: string) =>
    client.send(verb, path.replace('ID', id), body, { 'if-match': '1' });

  test.each(routes)('%s %s is for operators alone', async (...route) => {
    expect(codeOf(await send(service.visitor(), route, acme.id))).toBe('not_signed_in');
    expect(codeOf(await send(acme.administrator.client, route, acme.id))).toBe('not_allowed');
    if (route[1].includes('ID')) expect(codeOf(await send(operator, route, newId()))).toBe('not_found');
  });
});

describe('making', () => {
  test('a trial company comes with domain, licences and the invitation of its first administrator', async () => {
    const input = { ...newCompany('berg'), trialEndsOn: '2999-12-31' };
    const far = await operator.send('POST', '/operator/companies', input);
    expect(far).toMatchObject({ status: 422, body: { errors: [{ pointer: '/trialEndsOn' }] } });
    const soon = new Date(Date.now() + 9.5 * 86_400_000).toISOString().slice(0, 10);
    const made = await operator.send<{ company: CompanyPage; invitation: { mailed: boolean; link: string } }>(
      'POST',
      '/operator/companies',
      { ...input, trialEndsOn: soon },
    );
    expect(made).toMatchObject({
      status: 201,
      body: {
        company: {
          status: 'trial',
          trialEndsOn: soon,
          domains: ['berg.rotunda.test'],
          licences: { members: { total: 5, used: 1 } },
          counts: { members: 0, invitations: 1 },
        },
        invitation: { mailed: false, link: expect.stringContaining('/invitation/') },
      },
    });
    expect(made.body.company.daysLeft).toBeGreaterThanOrEqual(9);
    const token = made.body.invitation.link.split('/').at(-1);
    const bea = service.visitor();
    const accepted = await bea.send('POST', `/invitation-links/${token}/acceptance`, {
      password: 'a long test password',
    });
    expect(accepted).toMatchObject({ status: 201, body: { videoAddress: 'bea.berg@berg.rotunda.test' } });
    expect((await bea.get('/session')).body).toMatchObject({ can: { administer: true, operate: false } });
    expect((await bea.get<{ items: unknown[] }>('/activity?order=ascending')).status).toBeLessThan(500);
  });

  test('a label is taken once, and faults point at their fields', async () => {
    const taken = await operator.send('POST', '/operator/companies', newCompany('acme'));
    expect(taken).toMatchObject({ status: 409, body: { code: 'label_taken', errors: [{ pointer: '/label' }] } });
    const zone = await operator.send('POST', '/operator/companies', {
      ...newCompany('zone'),
      timeZone: 'Mars/Olympus',
    });
    expect(zone).toMatchObject({ status: 422, body: { errors: [{ pointer: '/timeZone' }] } });
    const short = { ...newCompany('zone').administrator, localPart: 'ab' };
    const local = await operator.send('POST', '/operator/companies', { ...newCompany('zone'), administrator: short });
    expect(local).toMatchObject({ status: 422, body: { errors: [{ pointer: '/administrator/localPart' }] } });
    const unknown = await operator.send('POST', '/operator/companies', { ...newCompany('zone'), isOperator: true });
    expect(codeOf(unknown)).toBe('wrong_input');
    expect((await operator.get<{ total: number }>('/operator/companies?search=zone')).body.total).toBe(0);
  });

  test('the same key makes one company, also twice at the same moment', async () => {
    const key = { 'idempotency-key': 'k1' };
    const answers = await Promise.all(
      [1, 2].map(() => operator.send('POST', '/operator/companies', newCompany('once'), key)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.map(codeOf)).toContain('already_done');
    expect(codeOf(await operator.send('POST', '/operator/companies', newCompany('other'), key))).toBe(
      'idempotency_mismatch',
    );
  });
});

describe('the list', () => {
  const list = async (query: string) =>
    (
      await operator.get<{ items: CompanyRow[]; nextCursor: string | null; total: number }>(
        `/operator/companies?${query}`,
      )
    ).body;
  beforeAll(async () => {
    for (const label of ['zeta', 'omega']) await service.company(label);
  });

  test('is searched by name, label and domain, filtered, sorted and paged', async () => {
    expect((await list('search=zeta')).items.map(({ label }) => label)).toEqual(['zeta']);
    expect((await list('search=omega.rotunda')).items.map(({ label }) => label)).toEqual(['omega']);
    expect((await list('search=Compány%20OMEGA')).items.map(({ label }) => label)).toEqual(['omega']);
    expect((await list('search=omgea')).items.map(({ label }) => label)).toEqual(['omega']);
    expect((await list('search=%25')).total).toBe(0);
    expect((await list('status=closed')).total).toBe(0);
    for (const sort of companiesSort.options) {
      for (const order of ['ascending', 'descending']) {
        const seen: string[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const page: Awaited<ReturnType<typeof list>> = await list(
            `limit=2&sort=${sort}&order=${order}${cursor ? `&cursor=${cursor}` : ''}`,
          );
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
        }
        expect(new Set(seen).size, sort).toBe((await list('')).total);
        expect(seen).toHaveLength((await list('')).total);
      }
    }
  });

  test('is exported as it is listed', async () => {
    const answer = await fetch(
      `${service.url}/api/v1/exports/companies?search=zeta&columns[0]=name&columns[1]=members`,
      {
        headers: { cookie: operator.cookie() },
      },
    );
    expect(await answer.text()).toBe('Company,Members\r\nCompany zeta,2\r\n');
  });
});

describe('changing', () => {
  test('the name is changed with the version that was read, and recorded as the operator’s', async () => {
    const { version } = await companyOf(acme.id);
    const named = await operator.send(
      'PATCH',
      `/operator/companies/${acme.id}`,
      { name: 'Acme AG' },
      { 'if-match': `${version}` },
    );
    expect(named).toMatchObject({ status: 200, body: { name: 'Acme AG', version: version + 1 } });
    const late = await operator.send(
      'PATCH',
      `/operator/companies/${acme.id}`,
      { name: 'Late' },
      { 'if-match': `${version}` },
    );
    expect(late).toMatchObject({ status: 412, body: { code: 'stale', current: { name: 'Acme AG' } } });
    expect(codeOf(await operator.send('PATCH', `/operator/companies/${acme.id}`, { name: 'Late' }))).toBe(
      'version_missing',
    );
    expect((await activitiesOf(acme)).at(-1)).toMatchObject({
      actorKind: 'operator',
      actorName: 'Omar Operator',
      act: 'company.changed',
      before: { name: 'Company acme' },
      after: { name: 'Acme AG' },
    });
  });

  test('licences below what is used take nothing away, and nothing can be added', async () => {
    const lowered = await change('PATCH', '/licences', acme.id, { members: 1 });
    expect(lowered).toMatchObject({ status: 200, body: { licences: { members: { total: 1, used: 3 } } } });
    const db = service.platform.database.forCompany(acme.id);
    await expect(db.transaction().execute((trx) => takeLicence(trx, acme.id, 'member'))).rejects.toMatchObject({
      problem: 'no_licence_left',
      extra: { detail: expect.stringContaining('ask Test provider, help@provider.example for more') },
    });
    expect((await acme.member.client.get('/me')).status).toBe(200);
    expect((await activitiesOf(acme)).at(-1)).toMatchObject({
      act: 'licence.changed',
      before: { member: 10_000, used: { member: 3 } },
      after: { member: 1 },
    });
    expect((await change('PATCH', '/licences', acme.id, { members: 50 })).status).toBe(200);
    expect(codeOf(await change('PATCH', '/licences', acme.id, { members: -1 }))).toBe('wrong_input');
  });

  test('companies see the provider’s contact', async () => {
    const { body } = await operator.get<{ version: number }>('/operator/service');
    const contact = {
      name: 'Rotunda GmbH',
      contact: 'Weekdays 8–18',
      email: 'help@rotunda.example',
      phone: '+49 30 1234',
      link: 'https://rotunda.example/help',
    };
    const match = { 'if-match': String(body.version) };
    expect((await operator.send('PATCH', '/operator/service', contact, match)).status).toBe(200);
    expect(codeOf(await operator.send('PATCH', '/operator/service', contact, match))).toBe('stale');
    const hostile = { ...contact, link: 'javascript:alert(1)' };
    expect(codeOf(await operator.send('PATCH', '/operator/service', hostile, match))).toBe('wrong_input');
    expect((await acme.administrator.client.get('/company')).body).toMatchObject({ provider: contact });
  });

  test('totals count companies and licences', async () => {
    const { body }: Answer = await operator.get('/operator/totals');
    expect(body).toMatchObject({
      companies: { trial: 1, suspended: 0 },
      licences: { members: { used: expect.any(Number) } },
      usage: { calls: 0, callSeconds: 0 },
    });
  });
});

test('the operator’s database role reads no call, PIN, token or what was done', async () => {
  const { operator: db } = service.platform.database;
  const refused = { code: '42501' };
  await expect(db.selectFrom('leg').select('id').execute()).rejects.toMatchObject(refused);
  await expect(db.selectFrom('call').select('id').execute()).rejects.toMatchObject(refused);
  await expect(db.selectFrom('usageQuarter').select('calls').execute()).rejects.toMatchObject(refused);
  await expect(db.selectFrom('liveParty').select('legId').execute()).rejects.toMatchObject(refused);
  await expect(db.selectFrom('room').select('hostPin').execute()).rejects.toMatchObject(refused);
  await expect(db.selectFrom('invitation').select('tokenDigest').execute()).rejects.toMatchObject(refused);
  await expect(db.selectFrom('activity').select('after').execute()).rejects.toMatchObject(refused);
  await expect(db.selectFrom('session').select('id').execute()).rejects.toMatchObject(refused);
  await expect(db.selectFrom('member').select('accountId').execute()).rejects.toMatchObject(refused);
  await expect(db.updateTable('member').set({ fullName: 'X' }).execute()).rejects.toMatchObject(refused);
  expect(await db.selectFrom('room').select('kind').where('kind', '=', 'personal').execute()).toEqual([]);
  expect((await db.selectFrom('member').select('fullName').execute()).length).toBeGreaterThan(2);
});
