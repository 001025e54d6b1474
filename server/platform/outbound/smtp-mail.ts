import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Secrets } from '../config/secrets.ts';
import type { JobDefinition, Jobs } from '../jobs/jobs.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Mail, MailMessage } from './mail.ts';

const message = z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() });

/** A mail waits sealed: it may carry a one-time link, which the database must not give away. */
const queued = z.object({ sealed: z.string() });

/** Milliseconds for each step of talking to the mail server. */
const patience = 15_000;

/** SMTP replies (RFC 5321, section 4.2.1) of 500 and more refuse this mail for good; that to a sign-in refuses ourselves. */
const isRefusedForGood = (error: unknown) =>
  error instanceof Error &&
  codeOf(error) !== 'EAUTH' &&
  'responseCode' in error &&
  typeof error.responseCode === 'number' &&
  error.responseCode >= 500;

export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where needed; null turns mail off. */
  smtpUrl: string | null;
  from: string;
  jobs: Jobs;
  secrets: Secrets;
  log: Log;
  metrics: Metrics;
}

/** Mail by SMTP through the job queue: it survives a restart, and is tried for about nine hours while the server is away. */
export function createMail({ smtpUrl, from, jobs, secrets, log, metrics }: MailSettings): Mail {
  if (!smtpUrl) {
    const refuse = async () => {
      throw new Error('Mail is off: ask `enabled` first');
    };
    return { enabled: false, send: refuse, deliver: refuse };
  }
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  async function deliver(mail: MailMessage): Promise<'sent' | 'refused'> {
    const failure = await transport.sendMail({ from, ...mail }).then(
      () => null,
      (error: unknown) => ({ code: codeOf(error), forGood: isRefusedForGood(error) }),
    );
    if (!failure) {
      metrics.mails.inc({ outcome: 'sent' });
      return 'sent';
    }
    if (!failure.forGood) {
      metrics.mails.inc({ outcome: 'postponed' });
      // The server's own words name the addressee: its code alone is kept.
      throw new Error(`The mail server did not take a mail (${failure.code})`);
    }
    metrics.mails.inc({ outcome: 'refused' });
    log.warn({ code: failure.code }, 'the mail server refused a mail for good');
    return 'refused';
  }

  const job: JobDefinition<z.infer<typeof queued>> = {
    name: 'mail',
    data: queued,
    retries: 26,
    async run({ sealed }) {
      await deliver(message.parse(JSON.parse(secrets.open('mail', sealed))));
    },
  };
  jobs.define(job);
  return {
    enabled: true,
    send: (mail) => jobs.send(job, { sealed: secrets.seal('mail', JSON.stringify(message.parse(mail))) }),
    deliver,
  };
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
