import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbedded } from '../platform/database/database.ts';
import { type Answer, type Client, codeOf } from '../testing/client.ts';
import { runCommand } from '../testing/command.ts';
import { ServiceProcess } from '../testing/service-process.ts';
import { serverUrl } from '../testing/test-server.ts';

/** A PostgreSQL server's disk is its own. */
const onPglite = test.runIf(serverUrl() === null);

/** A small file system of its own; false where this user may not mount one. */
const disk = mkdtempSync(join(tmpdir(), 'rotunda-disk-'));
const filler = join(disk, 'filler');
const dataDir = join(disk, 'data');
const mounted = (() => {
  if (serverUrl()) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
const noMount = 'Only who may mount a small file system (root) can fill a disk here.';
let service: ServiceProcess;

beforeAll(() => {
  service = new ServiceProcess(null, { DATA_DIR: dataDir });
});
afterAll(async () => {
  await service?.remove();
  // Lazily: an engine that ended itself keeps its files open as long as this process lives.
  if (mounted) execFileSync('umount', ['--lazy', disk]);
  rmSync(disk, { recursive: true, force: true });
});

function fillDisk(): void {
  const file = openSync(filler, 'a');
  const block = Buffer.alloc(65_536);
  try {
    while (statfsSync(disk).bavail > 0) writeSync(file, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}

/** Emails whose invitation was answered as made. */
const accepted: string[] = [];
async function invite(client: Client, localPart: string): Promise<Answer> {
  const email = `${localPart}@acme.example`;
  const answer = await client.send('POST', '/invitations', {
    fullName: 'Some person',
    email,
    localPart,
    accessRight: 'member',
  });
  if (answer.status === 201) accepted.push(email);
  return answer;
}
const invited = async (client: Client) =>
  (await client.get<{ items: { email: string }[] }>('/invitations')).body.items.map(({ email }) => email).toSorted();

onPglite(
  'a full disk: changes are refused with what to do, reading goes on, and with space all is there again',
  async (context) => {
    context.skip(!mounted, noMount);
    await service.start();
    const { administrator: client } = await service.setUp();
    expect(await invite(client, 'before.full')).toMatchObject({ status: 201 });

    fillDisk();
    let tries = 0;
    await expect.poll(async () => (await invite(client, `while.full.${tries++}`)).status).toBe(507);
    expect(codeOf(await invite(client, 'while.full'))).toBe('storage_full');
    expect(await invited(client)).toEqual(accepted.toSorted());
    expect((await fetch(`${service.url}/api/health`)).status).toBe(200);

    rmSync(filler);
    await expect.poll(async () => (await invite(client, 'after.full')).status).toBe(201);
    await service.kill();
    await service.start();
    expect(await invited(client)).toEqual(accepted.toSorted());
    await service.stop();
  },
  60_000,
);

onPglite(
  'a start on a full disk says so, and the next start with space finds everything',
  async (context) => {
    context.skip(!mounted, noMount);
    fillDisk();
    const { code, faults } = await runCommand(['serve'], { DATA_DIR: dataDir });
    expect(faults).toContain(`There is no space left for ${dataDir}`);
    expect(faults).not.toMatch(/^\s+at .*:\d+:\d+/m);
    expect(code).toBe(1);
    rmSync(filler);
    await service.start();
    expect(service.output).not.toContain('one-time code');
    await service.stop();
  },
  60_000,
);

onPglite(
  'an embedded database that ended itself for want of space is opened again, with all that was committed',
  async (context) => {
    context.skip(!mounted, noMount);
    const database = await openEmbedded(dataDir);
    const heard: string[] = [];
    const end = database.listen(
      (payload) => heard.push(payload),
      () => undefined,
    );
    try {
      await sql`create table kept (id integer)`.execute(database.owner);
      await sql`insert into kept values (1)`.execute(database.owner);
      fillDisk();
      // A plain read to the guard, which fills the write-ahead log all the same.
      const fill = () =>
        sql`select pg_logical_emit_message(true, 'fill', repeat('x', 1000000))`.execute(database.owner);
      const failure = await (async () => {
        for (;;) await fill();
      })().catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: '53100', severity: 'PANIC' });
      rmSync(filler);
      expect((await sql`select id from kept`.execute(database.owner)).rows).toEqual([{ id: 1 }]);
      await sql`insert into kept values (2)`.execute(database.owner);
      await sql`select pg_notify('rotunda', 'still heard')`.execute(database.owner);
      await expect.poll(() => heard).toEqual(['still heard']);
      await end();
    } finally {
      await database.close();
    }
  },
  60_000,
);
