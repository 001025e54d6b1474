import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, codeOf, openClient } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { createPasswordResetLink } from './reset-link.ts';

const clock = new FixedClock();
let service: TestService;
let company: TestCompany;

beforeAll(async () => {
  service = await startTestService({ clock, mail: true, env: { TRUST_PROXY: 'loopback' } });
  company = await service.company('acme');
});
afterAll(() => service.stop());

const from = (networkAddress: string): Client => openClient(service.url, { 'x-forwarded-for': networkAddress });

test('whoever has a network of IPv6 is one origin at sign-in, however many addresses it uses', async () => {
  const tryFrom = (networkAddress: string, index: number) =>
    from(networkAddress).send('POST', '/session', { identifier: `nobody${index}@example.org`, password: 'guessed' });
  for (let index = 0; index < 21; index += 1) {
    expect(codeOf(await tryFrom(`2001:db8:1:2::${index + 1}`, index))).toBe('sign_in_failed');
  }
  expect(codeOf(await tryFrom('2001:db8:1:2:ffff::1', 21))).toBe('sign_in_throttled');
  expect(codeOf(await tryFrom('2001:db8:1:3::1', 22))).toBe('sign_in_failed');
});

test('a mailbox gets a few mails an hour, whoever asks from wherever', async () => {
  const { jobs, database } = service.platform;
  const links = () => database.identity.selectFrom('verification').select('id').execute();
  const { email } = company.member;
  for (let minute = 0; minute < 180; minute += 1) {
    clock.pass(60);
    await from(`203.0.113.${minute % 250}`).send('POST', '/password-reset-requests', { email });
  }
  await jobs.drain();
  expect((await links()).length).toBeGreaterThan(5);
  expect((await links()).length).toBeLessThan(40);
});

test('a changed password ends the links that were mailed before', async () => {
  const { account, email } = await company.person('links.sent');
  const linkToken = async () => (await createPasswordResetLink(service.platform, account)).split('/').at(-1);
  const reset = async (token: string | undefined, password: string) =>
    service.visitor().send('POST', '/password-resets', { token, password });
  const current = 'the pass phrase of before';
  expect((await reset(await linkToken(), current)).status).toBe(204);
  const client = service.visitor();
  expect((await client.send('POST', '/session', { identifier: email, password: current })).status).toBe(200);

  const mailed = await linkToken();
  const change = { current, next: 'a much newer pass phrase' };
  expect((await client.send('POST', '/me/password', change)).status).toBe(204);
  expect(codeOf(await reset(mailed, 'one more pass phrase'))).toBe('link_expired');
});
