import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import { Browser } from '../../testing/browser.ts';
import {
  type IdentityNode,
  type IdentityService,
  startIdentityService,
  testPassword,
} from '../../testing/identity-service.ts';
import { changeAccount, createAccount, hashPassword } from './index.ts';

let service: IdentityService;
let node: IdentityNode;
let company: CompanyId;

beforeAll(async () => {
  service = await startIdentityService();
  node = await service.startNode();
  company = await service.addCompany(node);
});
afterAll(() => service.stop());

async function signedIn(identifier: string) {
  const browser = new Browser(node.url);
  expect(await browser.send('POST', '/session', { identifier, password: testPassword })).toMatchObject({ status: 200 });
  return browser;
}

const rename = (browser: Browser, fullName: string, ifMatch?: string) =>
  browser.send('PATCH', '/me', { fullName }, ifMatch === undefined ? {} : { 'if-match': ifMatch });

test('a new name is saved with the version that was read, and the member’s follows', async () => {
  const { email, member } = await service.addPerson(node, company, 'Ada Lovelace');
  const browser = await signedIn(email);
  const { body: before } = await browser.send('GET', '/me');
  expect(before).toMatchObject({ fullName: 'Ada Lovelace', email, version: 1 });
  const saved = await rename(browser, '  Ada King ', '"1"');
  expect(saved).toMatchObject({ status: 200, body: { fullName: 'Ada King', version: 2 } });
  const row = await node.platform.database
    .forCompany(company)
    .selectFrom('member')
    .select('fullName')
    .where('id', '=', member)
    .executeTakeFirst();
  expect(row?.fullName).toBe('Ada King');
  expect((await browser.send('GET', '/session')).body.account.fullName).toBe('Ada King');
});

test('a name is not saved without a version, over a newer one, without a session, or with unsafe characters', async () => {
  const { email } = await service.addPerson(node, company, 'Grace Hopper');
  const browser = await signedIn(email);
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
  expect(await rename(new Browser(node.url), 'Grace', '"1"')).toMatchObject({ status: 401 });
  expect((await browser.send('GET', '/me')).body).toMatchObject({ fullName: 'Grace Hopper', version: 1 });
});

test('an operator without a company has an account and nothing else', async () => {
  const { identity } = node.platform.database;
  const passwordHash = await hashPassword(testPassword);
  await identity
    .transaction()
    .execute((trx) => createAccount(trx, { email: 'op@example.org', fullName: 'Op', passwordHash, operator: true }));
  const browser = await signedIn('op@example.org');
  expect((await browser.send('GET', '/session')).body).toMatchObject({
    state: 'signed-in',
    account: { isOperator: true },
    member: null,
    administrators: [],
    can: { administer: false, seeUsage: false, operate: true },
  });
  expect(await rename(browser, 'Operator', '"1"')).toMatchObject({ status: 200 });
});

test('an email has one account', async () => {
  const { identity } = node.platform.database;
  const { email, account } = await service.addPerson(node, company, 'First One');
  const { account: second } = await service.addPerson(node, company, 'Second One');
  const passwordHash = await hashPassword(testPassword);
  const inTransaction = identity.transaction();
  const taken = { problem: 'email_in_use' };
  await expect(
    inTransaction.execute((trx) => createAccount(trx, { email, fullName: 'Again', passwordHash })),
  ).rejects.toMatchObject(taken);
  const at = node.platform.clock.now();
  await expect(inTransaction.execute((trx) => changeAccount(trx, second, { email, at }))).rejects.toMatchObject(taken);
  await inTransaction.execute((trx) => changeAccount(trx, account, { email: 'moved@example.org', at }));
  expect(await stateAfter('moved@example.org')).toBe('signed-in');
});

const stateAfter = async (email: string) => (await (await signedIn(email)).send('GET', '/session')).body.state;
