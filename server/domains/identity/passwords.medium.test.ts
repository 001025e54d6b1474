import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import { Browser } from '../../testing/browser.ts';
import {
  type IdentityNode,
  type IdentityService,
  startIdentityService,
  testPassword,
} from '../../testing/identity-service.ts';

const newPassword = 'a much newer pass phrase';

let service: IdentityService;
let node: IdentityNode;
let company: CompanyId;

beforeAll(async () => {
  service = await startIdentityService();
  node = await service.startNode();
  company = await service.addCompany(node);
});
afterAll(() => service.stop());

let persons = 0;
const person = () => service.addPerson(node, company, `Person ${'abcdefghijklmnopqrstuvwxyz'[persons++]}`);

const trySignIn = (browser: Browser, identifier: string, password: string) =>
  browser.send('POST', '/session', { identifier, password });

async function signedIn(identifier: string) {
  const browser = new Browser(node.url);
  expect(await trySignIn(browser, identifier, testPassword)).toMatchObject({ status: 200 });
  return browser;
}

const stateOf = async (browser: Browser) => (await browser.send('GET', '/session')).body.state;

/** The token of the link that was mailed last. */
async function mailedToken(email: string): Promise<string> {
  await new Browser(node.url).send('POST', '/password-reset-requests', { email });
  await node.platform.jobs.drain();
  const mail = node.mails.findLast(({ to }) => to === email);
  return /\/reset-password\/([\w-]{43})\n/.exec(mail?.text ?? '')?.[1] ?? '';
}

const reset = (token: string, password = newPassword) =>
  new Browser(node.url).send('POST', '/password-resets', { token, password });

test('a forgotten password is replaced with a mailed link, which ends all sessions', async () => {
  const { email } = await person();
  const browser = await signedIn(email);
  const token = await mailedToken(email);
  expect(await reset(token)).toMatchObject({ status: 204 });
  await expect.poll(() => stateOf(browser)).toBe('anonymous');
  expect(await trySignIn(new Browser(node.url), email, testPassword)).toMatchObject({ status: 401 });
  expect(await trySignIn(new Browser(node.url), email, newPassword)).toMatchObject({ status: 200 });
});

test('whoever uses the link gets in, however many fail elsewhere', async () => {
  const { email } = await person();
  const token = await mailedToken(email);
  const browser = new Browser(node.url);
  expect(await browser.send('POST', '/password-resets', { token, password: newPassword })).toMatchObject({
    status: 204,
  });
  for (let tried = 0; tried < 7; tried += 1) {
    await trySignIn(new Browser(node.url, `203.0.113.${100 + tried}`), email, 'wrong password');
  }
  expect(await trySignIn(new Browser(node.url), email, newPassword)).toMatchObject({ status: 429 });
  expect(await trySignIn(browser, email, newPassword)).toMatchObject({ status: 200 });
});

test('an unknown email gets the same answer and no mail', async () => {
  const { email } = await person();
  const before = node.mails.length;
  const browser = new Browser(node.url);
  const known = await browser.send('POST', '/password-reset-requests', { email });
  const unknown = await browser.send('POST', '/password-reset-requests', { email: 'nobody@example.org' });
  expect({ status: unknown.status, body: unknown.body }).toEqual({ status: known.status, body: known.body });
  expect(known.status).toBe(202);
  await node.platform.jobs.drain();
  expect(node.mails.slice(before).map(({ to }) => to)).toEqual([email]);
});

test('nobody’s mailbox is flooded, and the answer stays the same', async () => {
  const { email } = await person();
  const before = node.mails.length;
  for (let request = 0; request < 12; request += 1) {
    const browser = new Browser(node.url, `203.0.113.${request}`);
    expect(await browser.send('POST', '/password-reset-requests', { email })).toMatchObject({ status: 202 });
  }
  await node.platform.jobs.drain();
  expect(node.mails.length - before).toBe(6);
});

test('a link works once, for two hours, and is not in the database', async () => {
  const { email } = await person();
  const token = await mailedToken(email);
  const rows = await node.platform.database.identity.selectFrom('verification').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(await reset(token)).toMatchObject({ status: 204 });
  expect(await reset(token, 'yet another pass phrase')).toMatchObject({ status: 410, body: { code: 'link_expired' } });
  const late = await mailedToken(email);
  service.advance(2 * 3600);
  expect(await reset(late)).toMatchObject({ status: 410, body: { code: 'link_expired' } });
  expect(await reset('invented')).toMatchObject({ status: 410 });
});

test('the first link that is used ends the others, and two uses at the same moment are one', async () => {
  const { email } = await person();
  const [first, second] = [await mailedToken(email), await mailedToken(email)];
  const uses = await Promise.all([reset(second), reset(second, 'yet another pass phrase')]);
  expect(uses.map(({ status }) => status).sort()).toEqual([204, 410]);
  expect(await reset(first)).toMatchObject({ status: 410 });
});

test('a stolen password is refused and leaves the link as it is', async () => {
  const { email } = await person();
  const token = await mailedToken(email);
  expect(await reset(token, 'qwertyuiop')).toMatchObject({ status: 422, body: { code: 'password_breached' } });
  expect(await reset(token, 'short')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/password' }] } });
  expect(await reset(token)).toMatchObject({ status: 204 });
});

test('a changed password ends the other sessions and keeps this one', async () => {
  const { email } = await person();
  const here = await signedIn(email);
  const there = await signedIn(email);
  const change = { current: testPassword, next: newPassword };
  expect(await here.send('POST', '/me/password', change)).toMatchObject({ status: 204 });
  await expect.poll(() => stateOf(there)).toBe('anonymous');
  expect(await stateOf(here)).toBe('signed-in');
  expect(await trySignIn(new Browser(node.url), email, newPassword)).toMatchObject({ status: 200 });
});

test('a change needs a session, the right password and one that is not stolen, and can’t be guessed at', async () => {
  const { email } = await person();
  const browser = await signedIn(email);
  const change = (current: string, next = newPassword, by = browser) =>
    by.send('POST', '/me/password', { current, next });
  expect(await change(testPassword, newPassword, new Browser(node.url))).toMatchObject({ status: 401 });
  expect(await change(testPassword, 'qwertyuiop')).toMatchObject({
    status: 422,
    body: { code: 'password_breached', errors: [{ pointer: '/next' }] },
  });
  for (let tried = 0; tried < 6; tried += 1) {
    expect(await change('wrong password')).toMatchObject({ status: 403, body: { code: 'password_wrong' } });
  }
  const { status, body, headers } = await change(testPassword);
  expect({ status, code: body.code, wait: headers.get('retry-after') }).toEqual({
    status: 429,
    code: 'sign_in_throttled',
    wait: '2',
  });
});
