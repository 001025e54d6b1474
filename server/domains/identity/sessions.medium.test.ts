import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { SessionView, sessionDevice } from '../../../contract/identity.ts';
import type { CompanyId } from '../../../contract/ids.ts';
import type { AccessRight } from '../../../contract/values.ts';
import { buildCompany, buildMember, testPassword } from '../../testing/builders.ts';
import { type Client, openClient } from '../../testing/client.ts';
import { type IdentityNode, IdentityNodes } from '../../testing/identity-nodes.ts';
import { signIn } from '../../testing/test-company.ts';
import { forgetCaller } from './index.ts';

type Sessions = { items: z.infer<typeof sessionDevice>[] };

let nodes: IdentityNodes;
let node: IdentityNode;
let other: IdentityNode;
let company: CompanyId;

beforeAll(async () => {
  nodes = await IdentityNodes.open();
  node = await nodes.start();
  other = await nodes.start();
  company = await buildCompany(node.platform.database, { label: 'acme', at: nodes.clock.now() });
  await build('root.admin', 'Root Admin', 'administrator');
});
afterAll(() => nodes.close());

const build = (local: string, fullName: string, accessRight: AccessRight = 'member') =>
  buildMember(node.platform.database, company, {
    fullName,
    email: `${local}@people.example`,
    address: `${local}@acme.rotunda.test`,
    accessRight,
    at: nodes.clock.now(),
  });

let persons = 0;
const person = () => build(`person.${++persons}`, `Person ${persons}`);

const open = (url = node.url) =>
  openClient(url, {
    'x-forwarded-for': '192.0.2.1',
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  });

async function signedIn(identifier: string) {
  const browser = open();
  await signIn(browser, identifier);
  return browser;
}

const stateOf = async (browser: Client) => (await browser.get<SessionView>('/session')).body.state;

/** The same browser, asking another node. */
function at(url: string, browser: Client): Client {
  const there = open(url);
  for (const [name, value] of browser.cookies) there.cookies.set(name, value);
  return there;
}

test('signing in by email or video address, in any case, shows who is signed in', async () => {
  const { account, id: member, email, address } = await person();
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
  const plain = await open().send('POST', '/session', { identifier: email, password: testPassword });
  expect(plain.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^rotunda-session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/),
    expect.stringMatching(/^rotunda-device=[^;]+; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/),
  ]);
  const secure = await nodes.start({ publicUrl: 'https://meet.example.org' });
  const browser = open(secure.url);
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
  const { body } = await first.get<Sessions>('/me/sessions');
  expect(body.items).toHaveLength(2);
  expect(body.items.filter(({ current }) => current)).toEqual([
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
  expect(await open().send('DELETE', '/session')).toMatchObject({ status: 204 });
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
  const { body } = await there.get<Sessions>('/me/sessions');
  const id = body.items.find(({ current }) => current)?.id;
  for (const wrong of [id, 'no-uuid', '00000000-0000-7000-8000-000000000000']) {
    expect(await stranger.send('DELETE', `/me/sessions/${wrong}`)).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  }
  expect(await open().send('DELETE', `/me/sessions/${id}`)).toMatchObject({ status: 401 });
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
  expect(await open().send('DELETE', '/me/sessions')).toMatchObject({ status: 401 });
  expect(await here.send('DELETE', '/me/sessions')).toMatchObject({ status: 204 });
  expect(here.cookies.has('rotunda-session')).toBe(false);
  await expect.poll(() => stateOf(there), { timeout: 1000 }).toBe('anonymous');
});

test('a right that is taken away acts on every node within a second', async () => {
  const { email, id: member, account } = await person();
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
  const lonely = await nodes.start();
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

test('a session lasts 30 days from its last use, and its use is noted at first and then once in five minutes', async () => {
  const { email, id: member } = await person();
  const browser = await signedIn(email);
  const seenOf = () => node.seen.filter(({ id }) => id === member).length;
  await browser.send('GET', '/session');
  await expect.poll(seenOf).toBe(1);
  nodes.clock.pass(60);
  await browser.send('GET', '/session');
  expect(seenOf()).toBe(1);
  nodes.clock.pass(300);
  const { headers } = await browser.send('GET', '/session');
  expect(headers.getSetCookie()).toEqual([expect.stringContaining('Max-Age=2592000')]);
  await expect.poll(seenOf).toBe(2);
  await browser.send('GET', '/session');
  expect(seenOf()).toBe(2);
  nodes.clock.pass(29 * 24 * 3600);
  expect(await stateOf(browser)).toBe('signed-in');
  await expect.poll(seenOf).toBe(3);
  nodes.clock.pass(29 * 24 * 3600);
  expect(await stateOf(browser)).toBe('signed-in');
  await expect.poll(seenOf).toBe(4);
  nodes.clock.pass(31 * 24 * 3600);
  expect(await stateOf(browser)).toBe('anonymous');
});
