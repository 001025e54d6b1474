import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeOf } from '../../testing/client.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
beforeEach(async () => {
  service = await startTestService();
});
afterEach(() => service.stop());

const input = (code: string) => ({
  code,
  provider: { name: 'Provider', contact: 'help@provider.example' },
  serviceDomain: 'rotunda.test',
  company: { name: 'Acme', label: 'acme', timeZone: 'Europe/Oslo' },
  administrator: {
    fullName: 'Anna Lind',
    email: 'anna@acme.example',
    localPart: 'anna.lind',
    password: 'a long test password',
  },
});

test('the first visit makes provider, company and administrator, who is signed in and has a room', async () => {
  const visitor = service.visitor();
  expect((await visitor.get('/service')).body).toMatchObject({ setUp: false });
  const made = await visitor.send('POST', '/setup', input(service.setupCode ?? ''));
  expect(made).toMatchObject({
    status: 201,
    body: { videoAddress: 'anna.lind@acme.rotunda.test', roomAddress: 'anna.lind.vmr@acme.rotunda.test' },
  });
  expect((await visitor.get('/session')).body).toMatchObject({
    state: 'signed-in',
    account: { isOperator: true },
    member: { accessRight: 'administrator', company: { name: 'Acme', timeZone: 'Europe/Oslo' } },
    can: { administer: true, seeUsage: true, operate: true },
  });
  expect((await visitor.get('/company')).body).toMatchObject({
    counts: { members: 1 },
    licences: { members: { used: 1 } },
  });
  expect((await visitor.get('/service')).body).toMatchObject({ setUp: true });
});

test('the code is asked for, typed as people type, and no longer after it was used', async () => {
  const visitor = service.visitor();
  expect(codeOf(await visitor.send('POST', '/setup', input('AAAA-BBBB-CCCC')))).toBe('setup_code_wrong');
  const typed = (service.setupCode ?? '').toLowerCase().replaceAll('-', ' ');
  expect((await visitor.send('POST', '/setup', input(typed))).status).toBe(201);
  expect(codeOf(await service.visitor().send('POST', '/setup', input(service.setupCode ?? '')))).toBe('already_set_up');
});

test('of two set-ups at the same moment one wins and the other is told', async () => {
  const given = input(service.setupCode ?? '');
  const answers = await Promise.all([1, 2].map(() => service.visitor().send('POST', '/setup', given)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  expect(answers.map(codeOf)).toContain('already_set_up');
});

test('faults point at their fields and nothing is made', async () => {
  const visitor = service.visitor();
  const given = input(service.setupCode ?? '');
  const wrong = { ...given, company: { ...given.company, timeZone: 'Mars/Olympus' } };
  expect((await visitor.send('POST', '/setup', wrong)).body).toMatchObject({
    errors: [{ pointer: '/company/timeZone' }],
  });
  const short = { ...given, administrator: { ...given.administrator, localPart: 'ab' } };
  expect((await visitor.send('POST', '/setup', short)).body).toMatchObject({
    code: 'address_malformed',
    errors: [{ pointer: '/administrator/localPart' }],
  });
  const weak = { ...given, administrator: { ...given.administrator, password: 'password123' } };
  expect(codeOf(await visitor.send('POST', '/setup', weak))).toBe('password_breached');
  expect((await visitor.get('/service')).body).toMatchObject({ setUp: false });
});
