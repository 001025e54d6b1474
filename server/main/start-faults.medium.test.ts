import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { holdDataDir } from '../platform/config/data-dir-lock.ts';
import { type CommandEnd, runCommand } from '../testing/command.ts';
import { ServiceProcess } from '../testing/service-process.ts';
import { serverUrl } from '../testing/test-server.ts';

// Each starts processes, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** What a PostgreSQL server refuses is in start-on-server.medium.test.ts. */
const onPglite = test.runIf(serverUrl() === null);

const folder = mkdtempSync(join(tmpdir(), 'rotunda-faults-'));
/** The data directory of a service that was set up, whole. */
const whole = join(folder, 'whole');
let service: ServiceProcess;

beforeAll(async () => {
  if (serverUrl()) return;
  service = new ServiceProcess(null, { DATA_DIR: whole });
  await service.start();
  expect(service.setupCode).toMatch(/\w/);
  await service.stop();
});
afterAll(async () => {
  await service?.remove();
  rmSync(folder, { recursive: true, force: true });
});

let copies = 0;
function copyOfWhole(): string {
  copies += 1;
  const copy = join(folder, `copy-${copies}`);
  cpSync(whole, copy, { recursive: true, filter: (path) => !path.endsWith('.sock') });
  return copy;
}

/** Every file of a folder with its digest. */
const contentOf = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    // PostgreSQL's note of who runs it may stay behind; it is no part of the data.
    .filter((entry) => entry.isFile() && entry.name !== 'postmaster.pid')
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
    .toSorted();

/** The start ended with a message for people: no stack, no greeting. */
function expectFault({ code, output, faults }: CommandEnd, ...words: (string | RegExp)[]): void {
  for (const word of words) expect(faults).toMatch(word);
  expect(faults).not.toMatch(/^\s+at .*\(?.*:\d+:\d+\)?$/m);
  expect(output).not.toContain('is ready');
  expect(code).toBe(1);
}

const damages: [string, (database: string) => void][] = [
  [
    'whose control file is overwritten',
    (database) => writeFileSync(join(database, 'global/pg_control'), Buffer.alloc(8192, 7)),
  ],
  ['whose version is another one', (database) => writeFileSync(join(database, 'PG_VERSION'), '9\n')],
  [
    'whose write-ahead log is gone',
    (database) => {
      rmSync(join(database, 'pg_wal'), { recursive: true });
      mkdirSync(join(database, 'pg_wal'));
    },
  ],
  ['that lost its version', (database) => rmSync(join(database, 'PG_VERSION'))],
];

onPglite.each(damages)('a database %s: says so, changes nothing', async (_, damage) => {
  const dataDir = copyOfWhole();
  const database = join(dataDir, 'database');
  damage(database);
  const before = contentOf(database);
  expectFault(
    await runCommand(['serve'], { DATA_DIR: dataDir }),
    database,
    'damaged or not Rotunda',
    'Put a backup in its place',
  );
  expect(contentOf(database)).toEqual(before);
});

onPglite('a folder that is no database is left as it is', async () => {
  const dataDir = join(folder, 'photos');
  const database = join(dataDir, 'database');
  mkdirSync(database, { recursive: true });
  writeFileSync(join(database, 'holiday.jpg'), 'a picture');
  expectFault(await runCommand(['serve'], { DATA_DIR: dataDir }), 'damaged or not Rotunda');
  expect(readdirSync(database)).toEqual(['holiday.jpg']);
});

onPglite('a start that was killed while it made the database is made good by the next', async () => {
  const dataDir = join(folder, 'half');
  mkdirSync(join(dataDir, 'database.new'), { recursive: true });
  copyFileSync(join(whole, 'database/PG_VERSION'), join(dataDir, 'database.new/PG_VERSION'));
  const next = await runCommand(['migrate'], { DATA_DIR: dataDir });
  expect(next).toMatchObject({ code: 0, faults: '' });
  expect(readdirSync(dataDir)).not.toContain('database.new');
});

onPglite('a data directory that is a file', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, 'mine');
  expectFault(await runCommand(['serve'], { DATA_DIR: file }), `${file} is not a directory`);
  expectFault(await runCommand(['serve'], { DATA_DIR: join(file, 'below') }), 'is not a directory');
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

onPglite('a data directory that may not be written', async () => {
  // Even root may not make a directory in /sys.
  const forbidden = getuid?.() === 0 ? '/sys/rotunda' : join(folder, 'forbidden');
  if (getuid?.() !== 0) {
    mkdirSync(forbidden);
    chmodSync(forbidden, 0o500);
  }
  expectFault(await runCommand(['serve'], { DATA_DIR: forbidden }), `${forbidden} cannot be written`, 'DATA_DIR');
});

onPglite('a data directory in use by another process', async () => {
  const dataDir = join(folder, 'held');
  const lock = holdDataDir(dataDir, 'serve', new Date('2026-01-01T00:00:00Z'));
  try {
    for (const words of [['serve'], ['migrate'], ['reset-password', '--email', 'anna@acme.example']]) {
      expectFault(await runCommand(words, { DATA_DIR: dataDir }), `in use by process ${process.pid}`, 'Stop it first');
    }
  } finally {
    lock.release();
  }
});

onPglite('a damaged secret', async () => {
  const dataDir = copyOfWhole();
  writeFileSync(join(dataDir, 'secret'), 'short');
  expectFault(await runCommand(['serve'], { DATA_DIR: dataDir }), `${join(dataDir, 'secret')} is damaged`, 'backup');
});

onPglite('a port in use', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const end = await runCommand(['serve'], { DATA_DIR: copyOfWhole(), PORT: String(port) });
  other.close();
  expectFault(end, `Port ${port} is in use`, 'Set PORT');
});

onPglite('every wrong setting is named in one message', async () => {
  const wrong = {
    PORT: 'many',
    PUBLIC_URL: 'ftp://x',
    DATABASE_URL: 'mysql://x',
    SMTP_URL: 'x',
    TURN_URL: 'turn:x',
    LOG_LEVEL: 'loud',
  };
  const end = await runCommand(['serve'], { DATA_DIR: join(folder, 'none'), ...wrong });
  expectFault(end, 'PORT', 'PUBLIC_URL', 'DATABASE_URL', 'SMTP_URL', 'TURN_SECRET', 'LOG_LEVEL');
  expect(readdirSync(folder)).not.toContain('none');
});
