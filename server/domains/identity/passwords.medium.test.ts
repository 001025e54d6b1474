import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionView } from '../../../contract/identity.ts';
import type { ProblemDocument } from '../../../contract/problems.ts';
import { testPassword } from '../../testing/builders.ts';
import type { Client } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { linkIn } from '../../testing/mailbox.ts';
import { signIn, type TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

const newPassword = 'a much newer pass phrase';

const clock = new FixedClock();
let service: TestService;
let company: TestCompany;

beforeAll(async () => {
  service = await startTestService({ clock, mail: true, env: { TRUST_PROXY: 'true' } });
  company = await service.company('acme');
});
afterAll(() => service.stop());

let persons = 0;
const person = () => company.person(`person.${++persons}`);

const from = (networkAddress: string) => service.visitor({ 'x-forwarded-for': networkAddress });
const trySignIn = (browser: Client, identifier: string, password: string) =>
  browser.send('POST', '/session', { identifier, password });

async function signedIn(identifier: string) {
  const browser = service.visitor();
  await signIn(browser, identifier);
  return browser;
}

const stateOf = async (browser: Client) => (await browser.get<SessionView>('/session')).body.state;

const requestReset = (email: string, browser = service.visitor()) =>
  browser.send('POST', '/password-reset-requests', { email });
const mailsTo = (email: string) => service.mailbox?.messages.filter((mail) => mail.includes(`To: ${email}`)) ?? [];

/** The token of the link that a new request brings. */
async function mailedToken(email: string): Promise<string> {
  const before = mailsTo(email).length;
  await requestReset(email);
  await service.platform.jobs.drain();
  await expect.poll(() => mailsTo(email).length, { timeout: 20_000 }).toBe(before + 1);
  return new URL(linkIn(mailsTo(email).at(-1) ?? '', '/reset-password/')).pathname.split('/').at(-1) ?? '';
}

/** Waits for the mails that were queued before. */
async function everyMail(): Promise<void> {
  await mailedToken((await person()).email);
}

const reset = (token: string, password = newPassword) =>
  service.visitor().send('POST', '/password-resets', { token, password });

test('a forgotten password is replaced with a mailed link, which ends all sessions', async () => {
  const { email } = await person();
  const browser = await signedIn(email);
  const token = await mailedToken(email);
  expect(await reset(token)).toMatchObject({ status: 204 });
  await expect.poll(() => stateOf(browser)).toBe('anonymous');
  expect(await trySignIn(service.visitor(), email, testPassword)).toMatchObject({ status: 401 });
  expect(await trySignIn(service.visitor(), email, newPassword)).toMatchObject({ status: 200 });
});

test('whoever uses the link gets in, however many fail elsewhere', async () => {
  const { email } = await person();
  const token = await mailedToken(email);
  const browser = service.visitor();
  expect(await browser.send('POST', '/password-resets', { token, password: newPassword })).toMatchObject({
    status: 204,
  });
  for (let tried = 0; tried < 7; tried += 1) {
    await trySignIn(from(`203.0.113.${100 + tried}`), email, 'wrong password');
  }
  expect(await trySignIn(service.visitor(), email, newPassword)).toMatchObject({ status: 429 });
  expect(await trySignIn(browser, email, newPassword)).toMatchObject({ status: 200 });
});

test('an unknown email gets the same answer and no mail', async () => {
  const { email } = await person();
  const known = await requestReset(email);
  const unknown = await requestReset('nobody@example.org');
  expect({ status: unknown.status, body: unknown.body }).toEqual({ status: known.status, body: known.body });
  expect(known.status).toBe(202);
  await everyMail();
  expect([mailsTo(email).length, mailsTo('nobody@example.org').length]).toEqual([1, 0]);
});

test('nobody’s mailbox is flooded, and the answer stays the same', async () => {
  const { email } = await person();
  for (let request = 0; request < 12; request += 1) {
    const browser = from(`203.0.113.${request}`);
    expect(await requestReset(email, browser)).toMatchObject({ status: 202 });
  }
  await everyMail();
  expect(mailsTo(email)).toHaveLength(6);
});

test('a link works once, for two hours, and is not in the database', async () => {
  const { email } = await person();
  const token = await mailedToken(email);
  const rows = await service.platform.database.identity.selectFrom('verification').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(await reset(token)).toMatchObject({ status: 204 });
  expect(await reset(token, 'yet another pass phrase')).toMatchObject({ status: 410, body: { code: 'link_expired' } });
  const late = await mailedToken(email);
  clock.pass(2 * 3600);
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
  expect(await trySignIn(service.visitor(), email, newPassword)).toMatchObject({ status: 200 });
});

test('a change needs a session, the right password and one that is not stolen, and can’t be guessed at', async () => {
  const { email } = await person();
  const browser = await signedIn(email);
  const change = (current: string, next = newPassword, by = browser) =>
    by.send<ProblemDocument>('POST', '/me/password', { current, next });
  expect(await change(testPassword, newPassword, service.visitor())).toMatchObject({ status: 401 });
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
