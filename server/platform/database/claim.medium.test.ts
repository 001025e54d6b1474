import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BareDatabase, bareDatabase } from '../../testing/bare-database.ts';
import { serverUrl } from '../../testing/test-server.ts';
import type { Database } from './database.ts';

let bare: BareDatabase;
const opened: Database[] = [];
const open = async () => {
  const database = await bare.open();
  opened.push(database);
  return database;
};

beforeAll(async () => {
  bare = await bareDatabase();
});
afterAll(async () => {
  await Promise.all([...new Set(opened)].map((database) => database.close()));
  await bare.drop();
});

const endClaims = `
  select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and granted
    and database = (select oid from pg_database where datname = current_database())`;

// PGlite has one process, whose data directory is locked: nobody else could ask.
const onServer = test.runIf(serverUrl() !== null);

onServer('a claim whose connection was lost is taken again, and a second node stays refused', async () => {
  const [one, two] = [await open(), await open()];
  const claim = await one.claim('node');
  expect(claim).not.toBeNull();
  expect(await two.claim('node')).toBeNull();
  await bare.administer?.(endClaims);
  await expect.poll(() => bare.held('node'), { timeout: 5000 }).toBe(true);
  expect(await two.claim('node')).toBeNull();
  await claim?.release();
  const next = await two.claim('node');
  expect(next).not.toBeNull();
  await next?.release();
});

onServer('whoever was faster keeps it, and the loser is told once', async () => {
  const [one, two] = [await open(), await open()];
  const { promise: taken, resolve } = Promise.withResolvers<void>();
  const claim = await one.claim('other', resolve);
  await bare.administer?.(endClaims);
  const faster = await two.claim('other');
  expect(faster).not.toBeNull();
  await taken;
  await claim?.release();
  expect(await bare.held('other')).toBe(true);
  await faster?.release();
});
