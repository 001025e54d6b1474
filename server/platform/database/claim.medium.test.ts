import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { administer, serverUrl } from '../../testing/test-server.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase({ bare: true });
});
afterAll(() => opened.drop());

const endClaims = () =>
  administer(
    opened.url ?? '',
    `select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and granted
      and database = (select oid from pg_database where datname = current_database())`,
  );

/** Whether any session has this claim. */
async function isHeld(claim: string): Promise<boolean> {
  const { rows } = await sql`
    select from pg_locks where locktype = 'advisory' and granted and objid = hashtext(${claim})::bit(32)::bigint::oid
      and database = (select oid from pg_database where datname = current_database())`.execute(opened.database.owner);
  return rows.length > 0;
}

// PGlite has one process, whose data directory is locked: nobody else could ask.
const onServer = test.runIf(serverUrl() !== null);

onServer('a claim whose connection was lost is taken again, and a second node stays refused', async () => {
  const [one, two] = [opened.another(), opened.another()];
  const claim = await one.claim('node');
  expect(claim).not.toBeNull();
  expect(await two.claim('node')).toBeNull();
  await endClaims();
  await expect.poll(() => isHeld('node'), { timeout: 5000 }).toBe(true);
  expect(await two.claim('node')).toBeNull();
  await claim?.release();
  const next = await two.claim('node');
  expect(next).not.toBeNull();
  await next?.release();
});

onServer('whoever was faster keeps it, and the loser is told once', async () => {
  const [one, two] = [opened.another(), opened.another()];
  const { promise: taken, resolve } = Promise.withResolvers<void>();
  const claim = await one.claim('other', { onTaken: resolve });
  await endClaims();
  const faster = await two.claim('other');
  expect(faster).not.toBeNull();
  await taken;
  await claim?.release();
  expect(await isHeld('other')).toBe(true);
  await faster?.release();
});

onServer('several may share one, and nobody has it alone meanwhile', async () => {
  const [one, two, three] = [opened.another(), opened.another(), opened.another()];
  const shared = [await one.claim('many', { shared: true }), await two.claim('many', { shared: true })];
  expect(shared).not.toContain(null);
  expect(await three.claim('many')).toBeNull();
  for (const claim of shared) await claim?.release();
  const alone = await three.claim('many');
  expect(await one.claim('many', { shared: true })).toBeNull();
  await alone?.release();
});
