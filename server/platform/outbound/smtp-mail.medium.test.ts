import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freePort } from '../../testing/free-port.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { secretsFrom } from '../config/secrets.ts';
import type { Database } from '../database/database.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { createJobs } from '../jobs/queued-jobs.ts';
import { createLog } from '../telemetry/log.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import type { Mail } from './mail.ts';
import { layOutMail } from './mail-layout.ts';
import { createMail } from './smtp-mail.ts';

let opened: TestDatabase;
let database: Database;
let jobs: Jobs;
let mail: Mail;
let port: number;
let receiver: SMTPServer | null = null;
let received: string[] = [];
const lines: string[] = [];
const secrets = secretsFrom(randomBytes(32));
const link = 'https://meet.example.org/invitations/one-time-token';
const letter = {
  to: 'Ada Lovelace <ada@example.org>',
  subject: 'Grüße from Rotunda',
  ...layOutMail({ heading: 'Hello', paragraphs: ['Müller & Co'], action: { label: 'Open', url: link }, footer: 'Bye' }),
};

async function receive(): Promise<void> {
  receiver = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('gone') ? Object.assign(new Error('no such person'), { responseCode: 550 }) : null),
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on('end', () => {
        received.push(text);
        done();
      });
    },
  });
  const listening = receiver.listen(port, '127.0.0.1');
  await once(listening, 'listening');
}

beforeAll(async () => {
  opened = await openTestDatabase({ bare: true });
  database = opened.database;
});
afterAll(() => opened.drop());
beforeEach(async () => {
  received = [];
  lines.length = 0;
  port = await freePort();
  const log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } });
  const metrics = createMetrics({ process: false });
  jobs = createJobs({ database, log, metrics });
  const sending = { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Rotunda <no-reply@example.org>' };
  mail = createMail({ ...sending, jobs, secrets, log, metrics });
});
afterEach(async () => {
  await jobs.stop();
  await new Promise<void>((resolve) => (receiver ? receiver.close(resolve) : resolve()));
  receiver = null;
});

test('a mail arrives with both parts, sender and subject', async () => {
  await receive();
  await jobs.start();
  await mail.send(letter);
  await expect.poll(() => received.length, { timeout: 10_000 }).toBe(1);
  const [text = ''] = received;
  expect(text).toContain('From: Rotunda <no-reply@example.org>');
  expect(text).toContain('To: Ada Lovelace <ada@example.org>');
  expect(text).toMatch(/Content-Type: text\/plain; charset=utf-8[\s\S]*Content-Type: text\/html; charset=utf-8/);
  expect(text).toContain('M=C3=BCller & Co');
});

test('a mail sent while the server is away arrives when it is back, and waits sealed', async () => {
  await mail.send(letter);
  const waiting = await database.script("select data from jobs.job where name = 'mail' and state = 'created'");
  expect(waiting[0]?.rows).toHaveLength(1);
  expect(JSON.stringify(waiting)).not.toMatch(/one-time-token|ada@example/);
  await jobs.start();
  await expect.poll(() => lines.join(''), { timeout: 10_000 }).toContain('did not take a mail');
  expect(lines.join('')).not.toMatch(/one-time-token|ada@example/);
  await receive();
  await expect.poll(() => received.length, { timeout: 25_000 }).toBe(1);
});

test('a mail that the server refuses for good is not tried again', async () => {
  await receive();
  await mail.send({ ...letter, to: 'gone@example.org' });
  await jobs.drain();
  expect(received).toEqual([]);
  expect(lines.filter((line) => line.includes('for good'))).toHaveLength(1);
});

test('a name with a line break does not smuggle in header fields', async () => {
  await receive();
  await mail.send({
    ...letter,
    subject: 'Hi\r\nBcc: evil@example.org',
    to: 'ada@example.org\r\nBcc: evil@example.org',
  });
  await jobs.drain();
  expect(received.join('')).not.toMatch(/^Bcc:/im);
});

test('without a server mail is off', () => {
  const log = createLog({ level: 'silent' });
  const off = createMail({
    smtpUrl: null,
    from: 'x',
    jobs,
    secrets,
    log,
    metrics: createMetrics({ process: false }),
  });
  expect(off.enabled).toBe(false);
});
