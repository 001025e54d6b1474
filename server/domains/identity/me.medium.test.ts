import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionView } from '../../../contract/identity.ts';
import { testPassword } from '../../testing/builders.ts';
import type { Client } from '../../testing/client.ts';
import { signIn, type TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { changeAccount, createAccount, hashPassword } from './index.ts';

let service: TestService;
let company: TestCompany;

beforeAll(async () => {
  service = await startTestService();
  company = await service.company('acme');
});
afterAll(() => service.stop());

const stateOf = async (browser: Client) => (await browser.get<SessionView>('/session')).body;

const rename = (browser: Client, fullName: string, ifMatch?: string) =>
  browser.send('PATCH', '/me', { fullName }, ifMatch === undefined ? {} : { 'if-match': ifMatch });

test('a new name is saved with the version that was read, and the member’s follows', async () => {
  const { email, id, client: browser } = await company.person('ada.lovelace');
  const { body: before } = await browser.get('/me');
  expect(before).toMatchObject({ fullName: 'Ada Lovelace', email, version: 1 });
  const saved = await rename(browser, '  Ada King ', '"1"');
  expect(saved).toMatchObject({ status: 200, body: { fullName: 'Ada King', version: 2 } });
  const row = await service.platform.database
    .forCompany(company.id)
    .selectFrom('member')
    .select('fullName')
    .where('id', '=', id)
    .executeTakeFirst();
  expect(row?.fullName).toBe('Ada King');
  expect(await stateOf(browser)).toMatchObject({ account: { fullName: 'Ada King' } });
});

test('a name is not saved without a version, over a newer one, without a session, or with unsafe characters', async () => {
  const { client: browser } = await company.person('grace.hopper');
  expect(await rename(browser, 'Grace')).toMatchObject({ status: 428, body: { code: 'version_missing' } });
  for (const stale of ['"2"', '7', 'W/"9"', 'nonsense', '*']) {
    expect(await rename(browser, 'Grace', stale)).toMatchObject({
      status: 412,
      body: { code: 'stale', current: { fullName: 'Grace Hopper', version: 1 } },
    });
  }
  expect(await rename(browser, 'Grace\u202eHopper', '"1"')).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/fullName' }] },
  });
  expect(await rename(service.visitor(), 'Grace', '"1"')).toMatchObject({ status: 401 });
  expect((await browser.get('/me')).body).toMatchObject({ fullName: 'Grace Hopper', version: 1 });
});

test('an operator without a company has an account and nothing else', async () => {
  const { identity } = service.platform.database;
  const passwordHash = await hashPassword(testPassword);
  await identity
    .transaction()
    .execute((trx) => createAccount(trx, { email: 'op@example.org', fullName: 'Op', passwordHash, operator: true }));
  const browser = service.visitor();
  await signIn(browser, 'op@example.org');
  expect(await stateOf(browser)).toMatchObject({
    state: 'signed-in',
    account: { isOperator: true },
    member: null,
    administrators: [],
    can: { administer: false, seeUsage: false, operate: true },
  });
  expect(await rename(browser, 'Operator', '"1"')).toMatchObject({ status: 200 });
});

test('an email has one account', async () => {
  const { identity } = service.platform.database;
  const { email, account } = await company.person('first.one');
  const { account: second } = await company.person('second.one');
  const passwordHash = await hashPassword(testPassword);
  const inTransaction = identity.transaction();
  const taken = { problem: 'email_in_use' };
  await expect(
    inTransaction.execute((trx) => createAccount(trx, { email, fullName: 'Again', passwordHash })),
  ).rejects.toMatchObject(taken);
  const at = service.platform.clock.now();
  await expect(inTransaction.execute((trx) => changeAccount(trx, second, { email, at }))).rejects.toMatchObject(taken);
  await inTransaction.execute((trx) => changeAccount(trx, account, { email: 'moved@example.org', at }));
  const browser = service.visitor();
  await signIn(browser, 'moved@example.org');
  expect((await stateOf(browser)).state).toBe('signed-in');
});
