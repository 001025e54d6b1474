import { createHook } from 'node:async_hooks';
import { createQueryId, type KyselyPlugin, PostgresQueryCompiler } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ProblemDocument } from '../../../contract/problems.ts';
import { testPassword } from '../../testing/builders.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import type { TestCompany, TestPerson } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { signIn } from './operations/sign-in.ts';
import { sweepFailures } from './throttle.ts';

const clock = new FixedClock();
let service: TestService;
let company: TestCompany;
let ada: TestPerson;

beforeAll(async () => {
  service = await startTestService({ clock, env: { TRUST_PROXY: 'true' } });
  // The set-up makes an administrator of its own in the first company.
  await service.company('first');
  company = await service.company('acme');
  ada = await company.person('ada.lovelace');
});
beforeEach(async () => {
  clock.pass(3600);
  await sweepFailures(service.platform);
});
afterAll(() => service.stop());

let addresses = 0;
const elsewhere = () => `198.51.100.${++addresses % 250}`;

const from = (networkAddress: string) => service.visitor({ 'x-forwarded-for': networkAddress });

async function trySignIn(identifier: string, password: string, networkAddress = elsewhere()) {
  const input = { identifier, password };
  const { status, headers, body } = await from(networkAddress).send<ProblemDocument>('POST', '/session', input);
  return { status, code: body.code, retryAfter: body.retryAfter, header: headers.get('retry-after'), body };
}

async function failTimes(times: number, identifier: string, networkAddress?: string) {
  for (let done = 0; done < times; done += 1) await trySignIn(identifier, 'wrong password', networkAddress);
}

const setStatus = ({ id }: TestPerson, change: { status?: 'active' | 'suspended'; removedAt?: Date | null }) =>
  service.platform.database.forCompany(company.id).updateTable('member').set(change).where('id', '=', id).execute();

test('an unknown account and a wrong password get the same answer', async () => {
  const known = await trySignIn(ada.email, 'wrong password');
  for (const identifier of [
    'nobody@example.org',
    'no address',
    ada.videoAddress.replace('ada', 'bda'),
    "'; drop table account",
  ]) {
    const unknown = await trySignIn(identifier, 'wrong password');
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...known.body, requestId: '' });
    expect(unknown.status).toBe(401);
  }
  expect(known.code).toBe('sign_in_failed');
});

test('an unknown account takes the same statements and the same hash work as a known one', async () => {
  const work = async (identifier: string) => {
    const compiler = new PostgresQueryCompiler();
    const statements: string[] = [];
    const recorder: KyselyPlugin = {
      transformQuery: ({ node: query }) => {
        statements.push(compiler.compileQuery(query, createQueryId()).sql);
        return query;
      },
      transformResult: async ({ result }) => result,
    };
    let hashes = 0;
    const hook = createHook({
      init: (_id, type) => {
        if (type === 'SCRYPTREQUEST') hashes += 1;
      },
    }).enable();
    const { database } = service.platform;
    const identity = database.identity.withPlugin(recorder);
    const resolver = database.resolver.withPlugin(recorder);
    const platform = { ...service.platform, database: { ...database, identity, resolver } };
    const context = {
      requestId: '',
      origin: elsewhere(),
      userAgent: '',
      headers: new Headers(),
      answerHeaders: new Headers(),
      caller: { kind: 'anonymous' },
    } as const;
    const ports = { profile: async () => null, administrators: async () => [], refusal: async () => null };
    const input = { identifier, password: 'wrong password' };
    await expect(signIn(platform, ports, input, context)).rejects.toMatchObject({ problem: 'sign_in_failed' });
    hook.disable();
    return { statements, hashes };
  };
  const known = await work(ada.email);
  expect(known.hashes).toBe(1);
  expect(known.statements.length).toBeGreaterThan(3);
  expect(await work('nobody@example.org')).toEqual(known);
  expect(await work(ada.videoAddress)).toEqual(known);
  expect(await work('no address at all')).toEqual(known);
});

test('after some failures an account pauses, longer each time and never for long, whether it exists or not', async () => {
  const pauses = async (identifier: string) => {
    await failTimes(6, identifier);
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const paused = await trySignIn(identifier, 'wrong password');
      expect(paused).toMatchObject({ status: 429, code: 'sign_in_throttled', header: String(paused.retryAfter) });
      const { retryAfter = 0 } = paused;
      waits.push(retryAfter);
      clock.pass(retryAfter);
      expect(await trySignIn(identifier, 'wrong password')).toMatchObject({ code: 'sign_in_failed' });
    }
    return waits;
  };
  expect(await pauses(ada.email)).toEqual([2, 4, 8, 16, 30, 30, 30]);
  expect(await pauses('nobody@example.org')).toEqual([2, 4, 8, 16, 30, 30, 30]);
});

test('while an account pauses the right password waits too, and afterwards it begins anew', async () => {
  await failTimes(6, ada.email);
  const { code, retryAfter = 0 } = await trySignIn(ada.videoAddress, testPassword);
  expect(code).toBe('sign_in_throttled');
  clock.pass(retryAfter);
  expect(await trySignIn(ada.email, testPassword)).toMatchObject({ status: 200 });
  await failTimes(5, ada.email);
  expect(await trySignIn(ada.email, testPassword)).toMatchObject({ status: 200 });
});

test('failures from elsewhere do not lock out a browser that the account is known from, and it can’t guess either', async () => {
  const browser = from(elsewhere());
  const signInHere = (password: string) => browser.send('POST', '/session', { identifier: ada.email, password });
  expect(await signInHere(testPassword)).toMatchObject({ status: 200 });
  await browser.send('DELETE', '/session');
  await failTimes(6, ada.email);
  expect(await trySignIn(ada.email, testPassword)).toMatchObject({ status: 429 });
  expect(await signInHere(testPassword)).toMatchObject({ status: 200 });
  for (let tried = 0; tried < 6; tried += 1) expect(await signInHere('wrong password')).toMatchObject({ status: 401 });
  expect(await signInHere(testPassword)).toMatchObject({ status: 429 });
});

test('a browser is known from one account only, and not by an invented cookie', async () => {
  const browser = from(elsewhere());
  await browser.send('POST', '/session', { identifier: ada.email, password: testPassword });
  const [device = ''] = browser.cookies.get('rotunda-device')?.split('.') ?? [];
  const other = await company.person('other.person');
  await failTimes(6, other.email);
  await failTimes(6, ada.email);
  const input = { identifier: other.email, password: testPassword };
  expect(await browser.send('POST', '/session', input)).toMatchObject({ status: 429 });
  browser.cookies.set('rotunda-device', `${device}.${device}`);
  expect(await browser.send('POST', '/session', { ...input, identifier: ada.email })).toMatchObject({ status: 429 });
});

test('an origin that tries many accounts pauses, others do not', async () => {
  const origin = elsewhere();
  for (let index = 0; index < 21; index += 1) await trySignIn(`nobody${index}@example.org`, 'wrong password', origin);
  expect(await trySignIn(ada.email, testPassword, origin)).toMatchObject({ status: 429, header: '2' });
  expect(await trySignIn(ada.email, testPassword)).toMatchObject({ status: 200 });
});

test('tries at the same moment count one by one', async () => {
  const tries = await Promise.all(Array.from({ length: 12 }, () => trySignIn(ada.email, 'wrong password')));
  expect(tries.filter(({ code }) => code === 'sign_in_failed')).toHaveLength(6);
  expect(tries.filter(({ code }) => code === 'sign_in_throttled')).toHaveLength(6);
});

test('the table of failures names nobody, and is emptied after 15 quiet minutes', async () => {
  await failTimes(2, ada.email, '203.0.113.77');
  const rows = () => service.platform.database.identity.selectFrom('signInFailure').selectAll().execute();
  const kept = await rows();
  expect(kept).toHaveLength(2);
  expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${ada.email}|${ada.account}|203\\.0\\.113`));
  clock.pass(14 * 60);
  await sweepFailures(service.platform);
  expect(await rows()).toHaveLength(2);
  clock.pass(60);
  await sweepFailures(service.platform);
  expect(await rows()).toHaveLength(0);
});

test('a suspended member learns so, and whom to ask, only with the right password', async () => {
  await setStatus(ada, { status: 'suspended' });
  expect(await trySignIn(ada.email, 'wrong password')).toMatchObject({ status: 401, code: 'sign_in_failed' });
  const { status, body } = await trySignIn(ada.email, testPassword);
  expect({ status, body }).toMatchObject({
    status: 403,
    body: { code: 'account_suspended', administrators: ['Anna Administrator'] },
  });
  await setStatus(ada, { status: 'active' });
});

test('a member of a suspended company learns so only with the right password', async () => {
  const { operator } = service.platform.database;
  await operator.updateTable('company').set({ status: 'suspended' }).where('id', '=', company.id).execute();
  expect(await trySignIn(ada.email, 'wrong password')).toMatchObject({ code: 'sign_in_failed' });
  expect(await trySignIn(ada.email, testPassword)).toMatchObject({ status: 403, code: 'company_suspended' });
  await operator.updateTable('company').set({ status: 'active' }).where('id', '=', company.id).execute();
});

test('a removed member is answered as unknown', async () => {
  await setStatus(ada, { removedAt: service.platform.clock.now() });
  for (const identifier of [ada.email, ada.videoAddress]) {
    expect(await trySignIn(identifier, testPassword)).toMatchObject({ status: 401, code: 'sign_in_failed' });
  }
  await setStatus(ada, { removedAt: null });
});
