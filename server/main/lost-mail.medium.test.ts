import { afterAll, beforeAll, expect, test } from 'vitest';
import { Gate } from '../testing/gate.ts';
import { linkIn, type Mailbox, openMailbox } from '../testing/mailbox.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

let mailbox: Mailbox;
let gate: Gate;
let service: TestService;

beforeAll(async () => {
  mailbox = await openMailbox();
  gate = await Gate.before('127.0.0.1', Number(new URL(mailbox.url).port));
  await gate.shut();
  service = await startTestService({ env: { SMTP_URL: `smtp://127.0.0.1:${gate.port}` } });
});
afterAll(async () => {
  await service.stop();
  await gate.shut();
  await mailbox.close();
});

async function invite(localPart: string): Promise<void> {
  const { administrator } = company;
  const answer = await administrator.client.send('POST', '/invitations', {
    fullName: 'Some person',
    email: `${localPart}@people.example`,
    localPart,
    accessRight: 'member',
  });
  expect(answer.status).toBe(201);
}

async function postponed(): Promise<number> {
  const text = await service.platform.metrics.registry.getSingleMetricAsString('mails_total');
  return Number(/outcome="postponed"\} (\d+)/.exec(text)?.[1] ?? 0);
}

let company: Awaited<ReturnType<TestService['company']>>;

test('a mail server that is away at the start, and again later: invitations are made at once, mails arrive when it is back', async () => {
  company = await service.company('acme');
  await invite('first.person');
  await expect.poll(postponed, { timeout: 20_000 }).toBeGreaterThan(0);
  await gate.open();
  await expect.poll(() => mailbox.messages.length, { timeout: 25_000 }).toBe(1);
  expect(linkIn(mailbox.messages[0] ?? '', '/')).toContain(service.platform.publicUrl());

  const before = await postponed();
  await gate.shut();
  await invite('second.person');
  await expect.poll(postponed, { timeout: 20_000 }).toBeGreaterThan(before);
  await gate.open();
  await expect.poll(() => mailbox.messages.length, { timeout: 25_000 }).toBe(2);
}, 80_000);
