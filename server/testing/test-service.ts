import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../main/serve.ts';
import { readConfig } from '../platform/config/config.ts';
import type { Platform } from '../platform/platform.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { type Client, openClient } from './client.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { addCompany, type TestCompany } from './test-company.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

export interface TestServiceOptions {
  /** Settings beside the defaults of tests. */
  env?: Readonly<Record<string, string>>;
  /** Fixed time, which a test moves; the real one where absent. */
  clock?: { now(): Date };
  /** Whether mail is on, into `mailbox`. */
  mail?: boolean;
}

export interface TestService {
  url: string;
  platform: Platform;
  database: TestDatabase;
  mailbox: Mailbox | null;
  setupCode: string | null;
  /** A browser without a session; `fields` go with every request. */
  visitor(fields?: Readonly<Record<string, string>>): Client;
  /** A company with one administrator and one member, who are signed in. The first call sets the service up. */
  company(label: string): Promise<TestCompany>;
  stop(): Promise<void>;
}

/** The real service in this process, on a free port and a database of its own. */
export async function startTestService({
  env = {},
  clock,
  mail = false,
}: TestServiceOptions = {}): Promise<TestService> {
  const database = await openTestDatabase();
  const mailbox = mail ? await openMailbox() : null;
  const dataDir = mkdtempSync(join(tmpdir(), 'rotunda-test-'));
  const config = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    ...(mailbox ? { SMTP_URL: mailbox.url, MAIL_FROM: 'Rotunda <rotunda@service.example>' } : {}),
    ...env,
  });
  const log = createLog({ level: 'silent' });
  const running = await serve(config, {
    overrides: { database: database.database, log, ...(clock ? { clock } : {}) },
    generous: true,
  });
  const visitor: TestService['visitor'] = (fields) => openClient(running.url, fields);
  return {
    url: running.url,
    platform: running.platform,
    database,
    mailbox,
    setupCode: running.setupCode,
    visitor,
    company: (label) => addCompany(running.platform, visitor, label),
    async stop() {
      await running.stop();
      await database.drop().catch(() => undefined);
      await mailbox?.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
