import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { type CommandEnd, runCommand } from '../testing/command.ts';
import { Gate } from '../testing/gate.ts';
import { ServiceProcess } from '../testing/service-process.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { administer, serverUrl } from '../testing/test-server.ts';

const server = new URL(serverUrl() ?? 'postgres://none');
/** These faults are a PostgreSQL server's: there is none on PGlite. */
const onServer = test.runIf(serverUrl() !== null);

const folder = mkdtempSync(join(tmpdir(), 'rotunda-server-'));
let database: TestDatabase;
let databaseUrl: string;
beforeEach(async () => {
  if (!serverUrl()) return;
  database = await openTestDatabase();
  databaseUrl = database.url ?? '';
});
afterEach(async () => {
  await database?.drop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (url: string, dataDir = mkdtempSync(join(folder, 'data-'))) =>
  runCommand(['serve'], { DATA_DIR: dataDir, DATABASE_URL: url });

const changed = (url: string, change: Partial<Pick<URL, 'username' | 'password' | 'port' | 'hostname' | 'pathname'>>) =>
  Object.assign(new URL(url), change).href;

function expectFault({ code, output, faults }: CommandEnd, ...words: string[]): void {
  for (const word of words) expect(faults).toContain(word);
  expect(faults).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(output).not.toContain('is ready');
  expect(code).toBe(1);
}

onServer('a server that does not answer: the message names it and says what to do', async () => {
  const gate = await Gate.before(server.hostname, Number(server.port));
  await gate.shut();
  const end = await start(changed(databaseUrl, { hostname: '127.0.0.1', port: String(gate.port) }));
  expectFault(end, `127.0.0.1:${gate.port}`, 'does not answer', 'Start it or correct DATABASE_URL');
});

onServer('a user, a password or a database that the server refuses', async (context) => {
  const { pathname } = new URL(databaseUrl);
  expectFault(await start(changed(databaseUrl, { username: 'nobody_here' })), server.host, 'refuses the user');
  expectFault(
    await start(changed(databaseUrl, { pathname: '/nothing_here' })),
    'nothing_here',
    'no database of that name',
  );
  await administer(
    server.href,
    "do $$ begin create role checked login password 'right'; exception when duplicate_object then null; end $$",
  );
  await administer(server.href, `alter database ${pathname.slice(1)} owner to checked`);
  const wrong = changed(databaseUrl, { username: 'checked', password: 'very-wrong' });
  const trusts = await administer(wrong, 'select 1').then(
    () => true,
    () => false,
  );
  context.skip(trusts, 'This PostgreSQL server asks nobody for a password; the one that npm test starts does.');
  const end = await start(wrong);
  expectFault(end, server.host, 'refuses the user or the password');
  expect(end.faults).not.toContain('very-wrong');
});

onServer(
  'a user who may not create roles: the message holds the SQL, and the start works once it was run',
  async () => {
    const name = `limited_${randomBytes(4).toString('hex')}`;
    await administer(server.href, `create role ${name} login password 'x'`);
    await administer(server.href, `create database ${name} owner ${name}`);
    const service = new ServiceProcess(changed(server.href, { username: name, password: 'x', pathname: `/${name}` }));
    try {
      const fault = await service.start().then(
        () => '',
        (error: Error) => error.message,
      );
      expect(fault).toContain('may not create roles');
      expect(fault).not.toMatch(/^\s+at .*:\d+:\d+/m);
      const script = /start again:\n([\s\S]*\$\$;)/.exec(fault)?.[1] ?? '';
      expect(script).toContain(name);
      await administer(changed(server.href, { pathname: `/${name}` }), script);
      await service.start();
      expect((await fetch(`${service.url}/api/ready`)).status).toBe(200);
    } finally {
      await service.remove();
      await administer(server.href, `drop database ${name} with (force)`);
      await administer(server.href, `drop role ${name}`);
    }
  },
  60_000,
);

onServer('a schema that is too new for this code', async () => {
  await administer(databaseUrl, "insert into schema_step (name, oldest_code) values ('999-later', '99.0.0')");
  const end = await start(databaseUrl);
  expectFault(end, '999-later', '99.0.0', 'Install that version or newer');
});

onServer(
  'a second live node, and the secret of another service',
  async () => {
    const dataDir = mkdtempSync(join(folder, 'first-'));
    const first = new ServiceProcess(databaseUrl, { DATA_DIR: dataDir });
    try {
      await first.start();
      expectFault(await start(databaseUrl), 'Another Rotunda runs on this database', 'stop the other one first');
      await first.setUp();
      await first.stop();
      expectFault(await start(databaseUrl), 'secret', 'is not the one that this database was set up with', 'Copy it');
      const copy = join(folder, 'copy');
      cpSync(join(dataDir, 'secret'), join(copy, 'secret'));
      const second = new ServiceProcess(databaseUrl, { DATA_DIR: copy });
      await second.start();
      await second.remove();
    } finally {
      await first.remove();
    }
  },
  60_000,
);
