import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbedded, openPostgres } from '../platform/database/database.ts';
import { runCommand } from '../testing/command.ts';
import { ServiceProcess } from '../testing/service-process.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { serverUrl } from '../testing/test-server.ts';

let given: TestDatabase | null;
let service: ServiceProcess;

beforeAll(async () => {
  given = serverUrl() ? await openTestDatabase() : null;
  service = new ServiceProcess(given?.url ?? null);
  await service.start();
  await service.setUp();
}, 60_000);
afterAll(async () => {
  await service.remove();
  await given?.drop();
});

const run = (...words: string[]) =>
  runCommand(['verify-activity', ...words], {
    DATA_DIR: service.dataDir,
    ...(given?.url ? { DATABASE_URL: given.url } : {}),
  });

/** What the command says of the head. */
const headIn = (output: string) => /head +(\d+:[\w-]{43})/.exec(output)?.[1] ?? '';

test('proves the chain by the running service, and says what it proves', async () => {
  await expect.poll(async () => (await run()).output, { timeout: 20_000, interval: 500 }).toMatch(/not sealed +0\b/);
  const { code, output } = await run();
  expect(output).toMatch(/acme \(Acme\): proved\n +verified +\d+ entries\n +head +\d+:[\w-]{43}\n/);
  expect(output).toContain('checkpoint   none');
  expect(output).toContain('The activity of the company is proved.');
  expect(code).toBe(0);
});

test('a head of the same chain is part of it; another is not', async () => {
  const head = headIn((await run()).output);
  expect(await run('--company', 'acme', '--head', head)).toMatchObject({
    code: 0,
    output: expect.stringMatching(/mailed head +position \d+ is part of this chain/),
  });
  const strange = head.replace(/:.*/, `:${'A'.repeat(43)}`);
  expect(await run('--head', strange)).toMatchObject({
    code: 1,
    output: expect.stringContaining('BROKEN at position'),
  });
});

test('what is asked wrongly is told', async () => {
  expect(await run('--company', 'nobody')).toMatchObject({
    code: 1,
    faults: expect.stringContaining('No company has'),
  });
  expect(await run('--head', 'x')).toMatchObject({ code: 1, faults: expect.stringContaining('<position>:<digest>') });
  expect(await run('--help')).toMatchObject({ code: 0, output: expect.stringContaining('[--company …] [--head …]') });
});

test('opens the database itself where no service runs; names the first place that was changed, and exits with 1', async () => {
  await service.stop();
  const before = await run();
  expect(before).toMatchObject({ code: 0, output: expect.stringContaining('proved') });
  const database = given?.url ? openPostgres(given.url, { connections: 1 }) : await openEmbedded(service.dataDir);
  try {
    await sql`update activity set actor_name = 'Somebody else' where id =
      (select activity_id from activity_seal where position = 2)`.execute(database.owner);
  } finally {
    await database.close();
  }
  const after = await run();
  expect(after.output).toContain('acme (Acme): BROKEN at position 2: changed.');
  expect(after.output).toContain('The activity of 1 of 1 company does not hold.');
  expect(after.code).toBe(1);
}, 60_000);
