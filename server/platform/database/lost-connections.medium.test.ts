import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { administer } from '../../testing/test-server.ts';
import { storageProblem } from '../http/problem-of.ts';
import type { Database } from './database.ts';

let opened: TestDatabase;
let database: Database;

beforeAll(async () => {
  opened = await openTestDatabase({ bare: true });
  database = opened.database;
});
afterAll(() => opened.drop());

test('connections that the server ends while they are held fail that work alone, and not the process', async () => {
  const select = () => sql<{ one: number }>`select 1 as one`.execute(database.owner);
  expect((await select()).rows).toEqual([{ one: 1 }]);
  // PGlite is in the process itself: it has no connection that could be lost.
  const { url } = opened;
  if (!url) return;
  const claim = await database.claim('test');
  const failed = await database.owner
    .transaction()
    .execute(async (trx) => {
      await sql`select 1`.execute(trx);
      await administer(
        url,
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await sql`select 2`.execute(trx);
    })
    .catch((error: unknown) => error);
  expect(storageProblem(failed)).toBe('unavailable');
  expect((await select()).rows).toEqual([{ one: 1 }]);
  await claim?.release();
});
