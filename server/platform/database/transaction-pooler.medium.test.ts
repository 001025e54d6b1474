import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations, rolesScript } from '../../migrations/index.ts';
import { freePort } from '../../testing/free-port.ts';
import { openTestDatabase } from '../../testing/test-database.ts';
import { openPostgres } from './database.ts';
import { migrate } from './migrate.ts';

const pgbouncer = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find(existsSync);
const database = await openTestDatabase();

/** PgBouncer before the database under test, in one of its modes. */
async function pooler(target: string, mode: 'session' | 'transaction') {
  const folder = mkdtempSync(join(tmpdir(), 'rotunda-pooler-'));
  chmodSync(folder, 0o755);
  const { hostname, port, pathname, username } = new URL(target);
  const free = await freePort();
  const settings = join(folder, 'pgbouncer.ini');
  writeFileSync(
    settings,
    `[databases]\n* = host=${hostname} port=${port} user=${username}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${free}\nunix_socket_dir =\nauth_type = any\nignore_startup_parameters = options\npool_mode = ${mode}\n`,
    { mode: 0o644 },
  );
  const asRoot = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const child = spawn(pgbouncer ?? '', [settings], { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], ...asRoot });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (line) => {
      said += String(line);
      if (said.includes('process up')) resolve();
    });
    child.once('exit', () => reject(new Error(said)));
  });
  return {
    url: `postgres://${username}@127.0.0.1:${free}${pathname}`,
    async end() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

const plan = { migrations, rolesScript, codeVersion: '0.1.0' };

test.skipIf(!database.url || !pgbouncer)(
  'a pooler in transaction mode is refused at the start, one in session mode is not',
  async () => {
    for (const mode of ['session', 'transaction'] as const) {
      const { url, end } = await pooler(database.url ?? '', mode);
      const through = openPostgres(url, { connections: 3 });
      try {
        if (mode === 'session') expect(await migrate(through, plan)).toEqual({ applied: [] });
        else await expect(migrate(through, plan)).rejects.toThrow('pooler in transaction mode');
      } finally {
        await through.close();
        await end();
      }
    }
    await database.drop();
  },
);

test('a connection of one’s own keeps its session', async () => {
  const own = await openTestDatabase();
  expect(await own.database.keepsSession()).toBe(true);
  await own.drop();
});
