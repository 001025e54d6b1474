import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import { Browser } from '../../testing/browser.ts';
import {
  type IdentityNode,
  type IdentityService,
  startIdentityService,
  testPassword,
} from '../../testing/identity-service.ts';
import { forgetCaller } from './index.ts';

let service: IdentityService;
let node: IdentityNode;
let other: IdentityNode;
let company: CompanyId;

beforeAll(async () => {
  service = await startIdentityService();
  node = await service.startNode();
  other = await service.startNode();
  company = await service.addCompany(node);
  await service.addPerson(node, company, 'Root Admin', 'administrator');
});
afterAll(() => service.stop());

let persons = 0;
const person = () => service.addPerson(node, company, `Person ${'abcdefghijklmnopqrstuvwxyz'[persons++]}`);

async function signedIn(identifier: string, url = node.url) {
  const browser = new Browser(url);
  const { status } = await browser.send('POST', '/session', { identifier, password: testPassword });
  expect(status).toBe(200);
  return browser;
}

const stateOf = async (browser: Browser) => (await browser.send('GET', '/session')).body.state;

/** The same browser, asking another node. */
function at(url: string, browser: Browser): Browser {
  const there = new Browser(url, browser.networkAddress);
  for (const [name, value] of browser.cookies) there.cookies.set(name, value);
  return there;
}

test('signing in by email or video address, in any case, shows who is signed in', async () => {
  const { account, member, email, address } = await person();
  for (const identifier of [email, address, ` ${email.toUpperCase()} `, address.toUpperCase()]) {
    const browser = await signedIn(identifier);
    const { status, body } = await browser.send('GET', '/session');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'signed-in',
      account: { id: account, email, isOperator: false },
      member: { id: member, videoAddress: address, accessRight: 'member', company: { id: company } },
      administrators: ['Root Admin'],
      can: { administer: false, seeUsage: false, operate: false },
    });
  }
});

test('nobody is signed in without a cookie, with an invented or with a changed one', async () => {
  const { email } = await person();
  const browser = await signedIn(email);
  const cookie = browser.cookies.get('rotunda-session') ?? '';
  for (const value of ['', 'invented', `x${cookie}`, cookie.slice(0, -8)]) {
    browser.cookies.set('rotunda-session', value);
    expect(await stateOf(browser)).toBe('anonymous');
    for (const path of ['/me', '/me/sessions']) {
      expect(await browser.send('GET', path)).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
    }
  }
});

test('the cookie is for this host only, unreadable to scripts, and Secure where the service has HTTPS', async () => {
  const { email } = await person();
  const plain = await new Browser(node.url).send('POST', '/session', { identifier: email, password: testPassword });
  expect(plain.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^rotunda-session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/),
    expect.stringMatching(/^rotunda-device=[^;]+; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/),
  ]);
  const secure = await service.startNode({ publicUrl: 'https://meet.example.org' });
  const browser = new Browser(secure.url);
  const input = { identifier: email, password: testPassword };
  const answer = await browser.send('POST', '/session', input, { origin: 'https://meet.example.org' });
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-rotunda-session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    expect.stringMatching(/^__Host-rotunda-device=[^;]+; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
  ]);
  expect(await stateOf(browser)).toBe('signed-in');
});

test('a session is in the list with browser, network address and times, the current one marked', async () => {
  const { email } = await person();
  const first = await signedIn(email);
  const second = await signedIn(email);
  const { body } = await first.send('GET', '/me/sessions');
  expect(body.items).toHaveLength(2);
  expect(body.items.filter((item: { current: boolean }) => item.current)).toEqual([
    expect.objectContaining({ browser: 'Firefox 140 on Linux', networkAddress: '192.0.2.1' }),
  ]);
  expect(JSON.stringify(body)).not.toContain(second.cookies.get('rotunda-session')?.split('.')[0]);
});

test('signing out ends the session and takes the cookie away; without a session it is no fault', async () => {
  const { email } = await person();
  const browser = await signedIn(email);
  const kept = at(node.url, browser);
  expect(await browser.send('DELETE', '/session')).toMatchObject({ status: 204 });
  expect(browser.cookies.has('rotunda-session')).toBe(false);
  await expect.poll(() => stateOf(kept)).toBe('anonymous');
  expect(await new Browser(node.url).send('DELETE', '/session')).toMatchObject({ status: 204 });
});

test('signing in again in the same browser ends the session before', async () => {
  const { email } = await person();
  const browser = await signedIn(email);
  const before = at(node.url, browser);
  expect(await browser.send('POST', '/session', { identifier: email, password: testPassword })).toMatchObject({
    status: 200,
  });
  await expect.poll(() => stateOf(before)).toBe('anonymous');
  expect(await stateOf(browser)).toBe('signed-in');
});

test('one device is signed out by its id, and another person’s is not there', async () => {
  const one = await person();
  const stranger = await signedIn((await person()).email);
  const here = await signedIn(one.email);
  const there = await signedIn(one.email);
  const { body } = await there.send('GET', '/me/sessions');
  const id = body.items.find((item: { current: boolean }) => item.current).id;
  for (const wrong of [id, 'no-uuid', '00000000-0000-7000-8000-000000000000']) {
    expect(await stranger.send('DELETE', `/me/sessions/${wrong}`)).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  }
  expect(await new Browser(node.url).send('DELETE', `/me/sessions/${id}`)).toMatchObject({ status: 401 });
  expect(await stateOf(there)).toBe('signed-in');
  expect(await here.send('DELETE', `/me/sessions/${id}`)).toMatchObject({ status: 204 });
  await expect.poll(() => stateOf(there)).toBe('anonymous');
  expect(await stateOf(here)).toBe('signed-in');
});

test('“Sign out everywhere” acts on every node within a second', async () => {
  const { email } = await person();
  const here = await signedIn(email);
  const there = at(other.url, await signedIn(email));
  expect(await stateOf(there)).toBe('signed-in');
  expect(await new Browser(node.url).send('DELETE', '/me/sessions')).toMatchObject({ status: 401 });
  expect(await here.send('DELETE', '/me/sessions')).toMatchObject({ status: 204 });
  expect(here.cookies.has('rotunda-session')).toBe(false);
  await expect.poll(() => stateOf(there), { timeout: 1000 }).toBe('anonymous');
});

test('a right that is taken away acts on every node within a second', async () => {
  const { email, member, account } = await person();
  const there = at(other.url, await signedIn(email));
  expect(await stateOf(there)).toBe('signed-in');
  await node.platform.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      await trx.updateTable('member').set({ status: 'suspended' }).where('id', '=', member).execute();
      await forgetCaller(trx, account);
    });
  await expect.poll(() => stateOf(there), { timeout: 1000 }).toBe('anonymous');
});

test('while notifications arrive a look-up is kept, and without them none is', async () => {
  const { email } = await person();
  const browser = await signedIn(email);
  const lonely = await service.startNode();
  const there = at(lonely.url, browser);
  expect(await there.send('GET', '/me/sessions')).toMatchObject({ status: 200 });
  const secretly = async () => {
    await node.platform.database.identity.deleteFrom('session').execute();
  };
  await secretly();
  // Kept: nobody was told.
  expect(await there.send('GET', '/me/sessions')).toMatchObject({ status: 200 });
  await lonely.deafen();
  expect(await there.send('GET', '/me/sessions')).toMatchObject({ status: 401 });
});

test('a session lasts 30 days from its last use, and its use is noted once in five minutes', async () => {
  const { email, member } = await person();
  const browser = await signedIn(email);
  const seenOf = () => node.seen.filter(({ id }) => id === member).length;
  await browser.send('GET', '/session');
  service.advance(60);
  await browser.send('GET', '/session');
  expect(seenOf()).toBe(0);
  service.advance(300);
  const { headers } = await browser.send('GET', '/session');
  expect(headers.getSetCookie()).toEqual([expect.stringContaining('Max-Age=2592000')]);
  await expect.poll(seenOf).toBe(1);
  await browser.send('GET', '/session');
  expect(seenOf()).toBe(1);
  service.advance(29 * 24 * 3600);
  expect(await stateOf(browser)).toBe('signed-in');
  await expect.poll(seenOf).toBe(2);
  service.advance(29 * 24 * 3600);
  expect(await stateOf(browser)).toBe('signed-in');
  await expect.poll(seenOf).toBe(3);
  service.advance(31 * 24 * 3600);
  expect(await stateOf(browser)).toBe('anonymous');
});
