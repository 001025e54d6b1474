import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { administer } from '../../testing/test-server.ts';
import { createLog } from '../telemetry/log.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { createFanout } from './database-fanout.ts';

let opened: TestDatabase;
const fanouts: ReturnType<typeof createFanout>[] = [];

beforeAll(async () => {
  opened = await openTestDatabase({ bare: true });
});
afterEach(async () => {
  await Promise.all(fanouts.splice(0).map((fanout) => fanout.stop()));
});
afterAll(() => opened.drop());

/** A node: on PostgreSQL with connections of its own, as another process has; on PGlite the only one. */
async function node() {
  const database = opened.another();
  const fanout = createFanout({
    database,
    log: createLog({ level: 'silent' }),
    metrics: createMetrics({ process: false }),
  });
  fanouts.push(fanout);
  await expect.poll(() => fanout.up).toBe(true);
  const heard: unknown[] = [];
  return { fanout, database, heard, end: fanout.subscribe('room', (ids) => void heard.push(ids)) };
}

test('every node hears what one publishes, itself included, and only on its channel', async () => {
  const one = await node();
  const two = await node();
  await one.fanout.publish('other', { call: 'c0' });
  await one.fanout.publish('room', { call: 'c1' });
  await expect.poll(() => [one.heard, two.heard]).toEqual([[{ call: 'c1' }], [{ call: 'c1' }]]);
});

test('what is published within a transaction is heard after its commit, and not at all after a rollback', async () => {
  const { fanout, database, heard } = await node();
  const failing = database.owner.transaction().execute(async (trx) => {
    await fanout.publish('room', { call: 'lost' }, trx);
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  await database.owner.transaction().execute(async (trx) => {
    await fanout.publish('room', { call: 'kept' }, trx);
    expect(heard).toEqual([]);
  });
  await expect.poll(() => heard).toEqual([{ call: 'kept' }]);
});

test('a listener that fails, or has ended, keeps nothing from others', async () => {
  const { fanout, heard, end } = await node();
  const later: unknown[] = [];
  end();
  fanout.subscribe('room', () => {
    throw new Error('fails');
  });
  fanout.subscribe('room', (ids) => void later.push(ids));
  await fanout.publish('room', { call: 'c1' });
  await expect.poll(() => later).toEqual([{ call: 'c1' }]);
  expect(heard).toEqual([]);
});

test('a lost connection is told, comes back by itself, and then hears again', async () => {
  const { fanout, heard } = await node();
  // PGlite has no connection that could be lost.
  const { url } = opened;
  if (!url) return expect(fanout.up).toBe(true);
  const changes: boolean[] = [];
  fanout.onUp((up) => void changes.push(up));
  await administer(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen %'`,
  );
  await expect.poll(() => changes, { timeout: 10_000 }).toEqual([false, true]);
  await fanout.publish('room', { call: 'after' });
  await expect.poll(() => heard).toEqual([{ call: 'after' }]);
});
