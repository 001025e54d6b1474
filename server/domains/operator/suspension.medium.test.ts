import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import { LiveClient } from '../../testing/live-client.ts';
import { addOperator } from '../../testing/operators.ts';
import { signIn, type TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let acme: TestCompany;
let other: TestCompany;
let operator: Client;
beforeAll(async () => {
  service = await startTestService();
  acme = await service.company('acme');
  other = await service.company('other');
  operator = await addOperator(service, 'omar@provider.example');
});
afterAll(() => service.stop());

async function setStatus(body: Record<string, unknown>) {
  const { version } = (await operator.get<CompanyPage>(`/operator/companies/${acme.id}`)).body;
  return operator.send<CompanyPage>('PUT', `/operator/companies/${acme.id}/status`, body, {
    'if-match': String(version),
  });
}

const media = { microphone: true, camera: true };
const connect = (client?: Client) =>
  LiveClient.connect(service.url, { origin: service.url, ...(client ? { cookie: client.cookie() } : {}) });

async function join(client: Client | undefined, address: string) {
  const live = await connect(client);
  live.send({ type: 'join', ref: 'in', address, media, name: 'Gil Guest' });
  await live.next('joined');
  return live;
}

test('a suspended company’s people are refused within a second, everywhere, and its meetings end; nothing is lost', async () => {
  const room = acme.member.roomAddress;
  const member = await join(acme.member.client, room);
  const guest = await join(undefined, room);
  const abroad = await join(acme.administrator.client, other.member.roomAddress);
  const host = await join(other.member.client, other.member.roomAddress);
  const idle = await connect(acme.administrator.client);
  const { body: made } = await acme.administrator.client.send<{ token: string }>('POST', '/me/access-tokens', {
    name: 'Script',
    scopes: ['profile:read'],
    expiresInDays: 1,
  });
  const byToken = () => service.visitor({ authorization: `Bearer ${made.token}` }).get('/me');
  expect((await byToken()).status).toBe(200);

  const begun = performance.now();
  expect(await setStatus({ status: 'suspended', note: 'Your invoice is open.' })).toMatchObject({
    status: 200,
    body: { status: 'suspended', statusReason: 'provider', can: { activate: true, suspend: false } },
  });
  await Promise.all([member, abroad, idle].map((socket) => socket.next('session-ended')));
  expect((await guest.next('ended')).reason).toBe('suspended');
  await host.next('meeting', ({ meeting }) => meeting.parties.length === 1);
  expect(performance.now() - begun).toBeLessThan(1000);

  expect(codeOf(await acme.member.client.get('/me'))).toBe('company_suspended');
  expect(codeOf(await byToken())).toBe('company_suspended');
  expect((await acme.administrator.client.get('/session')).body).toEqual({
    state: 'anonymous',
    refused: {
      companyName: 'Company acme',
      reason: 'suspended',
      note: 'Your invoice is open.',
      provider: { name: 'Test provider', contact: 'help@provider.example', email: null, phone: null, link: null },
    },
  });
  const again = await service.visitor().send('POST', '/session', {
    identifier: acme.member.email,
    password: 'a long test password',
  });
  expect(again).toMatchObject({
    status: 403,
    body: {
      code: 'company_suspended',
      detail:
        'The provider has suspended Company acme. Your invoice is open. Nothing was deleted. Ask Test provider, help@provider.example.',
    },
  });
  expect(codeOf(await service.visitor().get(`/meet/${room}`))).toBe('room_closed');
  const late = await connect();
  late.send({ type: 'join', ref: 'late', address: room, media, name: 'Late' });
  expect((await late.next('refused')).problem.code).toBe('room_closed');
  const left = await service.platform.database.owner
    .selectFrom('leg')
    .select(['companyId', 'leftAt', 'endReason'])
    .where('companyId', '=', acme.id)
    .where('elsewhere', '=', false)
    .execute();
  expect(left.map(({ leftAt, endReason }) => [leftAt !== null, endReason])).toEqual([
    [true, 'suspended'],
    [true, 'suspended'],
  ]);

  expect((await setStatus({ status: 'active' })).body).toMatchObject({ status: 'active', statusNote: null });
  expect((await acme.member.client.get('/me')).status).toBe(200);
  expect((await byToken()).status).toBe(200);
  expect((await service.visitor().get(`/meet/${room}`)).status).toBe(200);
  await join(acme.member.client, room);
});

test('an invitation of a suspended company waits until it is active again', async () => {
  const { body } = await acme.administrator.client.send<{ link: string }>('POST', '/invitations', {
    fullName: 'Ivo Invited',
    email: 'ivo@acme.example',
    localPart: 'ivo.invited',
  });
  const path = `/invitation-links/${body.link.split('/').at(-1)}`;
  await setStatus({ status: 'suspended' });
  expect(codeOf(await service.visitor().get(path))).toBe('company_suspended');
  const accepting = service.visitor().send('POST', `${path}/acceptance`, { password: 'a long test password' });
  expect(codeOf(await accepting)).toBe('company_suspended');
  const administrator = { fullName: 'New One', email: 'new@acme.example', localPart: 'new.one' };
  const invited = await operator.send('POST', `/operator/companies/${acme.id}/administrators`, administrator);
  expect(codeOf(invited)).toBe('company_suspended');
  await setStatus({ status: 'active' });
  expect((await service.visitor().get(path)).status).toBe(200);
});

test('an operator whose own company is suspended goes on operating, without it', async () => {
  const olga = service.visitor();
  await signIn(olga, 'olga@acme.example');
  const live = await connect(olga);
  await live.next('hello');
  await setStatus({ status: 'suspended' });
  expect(await live.closed).toBe(1012);
  expect((await olga.get('/session')).body).toMatchObject({
    state: 'signed-in',
    member: null,
    can: { operate: true, administer: false },
  });
  expect(codeOf(await olga.get('/company'))).toBe('not_allowed');
  await setStatus({ status: 'active' });
  await expect.poll(async () => (await olga.get('/session')).body).toMatchObject({ can: { administer: true } });
});

test('a company is closed by its typed name only, and may be opened again', async () => {
  expect(codeOf(await setStatus({ status: 'closed', name: 'Other' }))).toBe('name_not_typed');
  expect(await setStatus({ status: 'closed', name: 'Company acme' })).toMatchObject({
    body: { status: 'closed', deletedAt: expect.any(String), can: { close: false, activate: true } },
  });
  expect(codeOf(await acme.administrator.client.get('/company'))).toBe('company_suspended');
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  expect(await setStatus({ status: 'trial', trialEndsOn: soon })).toMatchObject({
    body: { status: 'trial', deletedAt: null, trialEndsOn: soon },
  });
  expect((await acme.administrator.client.get('/company')).status).toBe(200);
  expect(codeOf(await setStatus({ status: 'trial', trialEndsOn: '2020-01-01' }))).toBe('wrong_input');
  await setStatus({ status: 'active' });
});

test('open lists of operators hear of what another operator changes', async () => {
  const second = await addOperator(service, 'second@provider.example');
  const live = await connect(second);
  await live.next('hello');
  await setStatus({ status: 'suspended' });
  expect((await live.next('changed')).kinds).toContain('company');
  await setStatus({ status: 'active' });
});
