import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import type { Database } from '../database/database.ts';
import { createLog } from '../telemetry/log.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import type { JobDefinition, Jobs } from './jobs.ts';
import { createJobs } from './queued-jobs.ts';

let opened: TestDatabase;
let database: Database;
const lines: string[] = [];
const log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } });
const metrics = createMetrics({ process: false });

beforeAll(async () => {
  opened = await openTestDatabase({ bare: true });
  database = opened.database;
});
afterAll(() => opened.drop());
beforeEach(() => {
  lines.length = 0;
});

const data = z.object({ to: z.string() });
type Data = z.infer<typeof data>;

function noting(name: string, changes: Partial<JobDefinition<Data>> = {}) {
  const done: string[] = [];
  const definition: JobDefinition<Data> = {
    name,
    data,
    async run({ to }) {
      done.push(to);
    },
    ...changes,
  };
  return { done, definition };
}

async function withJobs(act: (jobs: Jobs) => Promise<void>): Promise<void> {
  const jobs = createJobs({ database, log, metrics });
  try {
    await act(jobs);
  } finally {
    await jobs.stop();
  }
}

test('what was queued before a stop is worked after the next start', async () => {
  const { done, definition } = noting('survive');
  await withJobs(async (jobs) => {
    jobs.define(definition);
    await jobs.send(definition, { to: 'a' });
    await jobs.send(definition, { to: 'b' });
  });
  expect(done).toEqual([]);
  await withJobs(async (jobs) => {
    jobs.define(definition);
    await jobs.start();
    await expect.poll(() => done, { timeout: 15_000 }).toEqual(expect.arrayContaining(['a', 'b']));
  });
});

test('a job sent to a running queue is worked at once', async () => {
  const { done, definition } = noting('at-once');
  await withJobs(async (jobs) => {
    jobs.define(definition);
    await jobs.start();
    const before = performance.now();
    await jobs.send(definition, { to: 'a' });
    await expect.poll(() => done, { interval: 10 }).toEqual(['a']);
    expect(performance.now() - before).toBeLessThan(1500);
  });
});

test('a job that fails is tried again as often as it says, and each failure is logged and counted', async () => {
  let tries = 0;
  const { definition } = noting('failing', {
    retries: 2,
    async run() {
      tries += 1;
      throw new Error(`try ${tries}`);
    },
  });
  await withJobs(async (jobs) => {
    jobs.define(definition);
    await jobs.send(definition, { to: 'a' });
    await jobs.drain();
    await jobs.drain();
  });
  expect(tries).toBe(3);
  expect(lines.filter((line) => line.includes('a job failed'))).toHaveLength(3);
  expect(await metrics.registry.getSingleMetricAsString('jobs_total')).toContain('{job="failing",outcome="failed"} 3');
});

test('drain works off what jobs queue themselves', async () => {
  const second = noting('second');
  await withJobs(async (jobs) => {
    const { definition: first } = noting('first', { run: ({ to }) => jobs.send(second.definition, { to: `${to}!` }) });
    jobs.define(first);
    jobs.define(second.definition);
    await jobs.send(first, { to: 'a' });
    await jobs.drain();
  });
  expect(second.done).toEqual(['a!']);
});

test('a script that fails within a transaction of its own leaves the connection to others', async () => {
  await expect(database.script('begin; select 1/0; commit')).rejects.toThrow('division by zero');
  expect(await database.script('select 2 as two')).toMatchObject([{ rows: [{ two: 2 }] }]);
});

test('repeated work runs on one node at a time, goes on after a failure, and another node takes over', async () => {
  const runs: string[] = [];
  let atOnce = 0;
  let most = 0;
  const work = (node: string) => async () => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    runs.push(node);
    await new Promise((resolve) => setImmediate(resolve));
    atOnce -= 1;
    if (runs.length === 1) throw new Error('the first run fails');
  };
  const other = opened.another();
  const one = createJobs({ database, log, metrics });
  const two = createJobs({ database: other, log, metrics });
  one.repeat('sweep', 1, work('one'));
  two.repeat('sweep', 1, work('two'));
  const begin = performance.now();
  await Promise.all([one.start(), two.start()]);
  await expect.poll(() => runs.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(3);
  const seconds = (performance.now() - begin) / 1000;
  expect(runs.length).toBeLessThanOrEqual(seconds / 0.9 + 1);
  expect(most).toBe(1);
  expect(lines.filter((line) => line.includes('repeated work failed'))).toHaveLength(1);
  await one.stop();
  const before = runs.length;
  await expect.poll(() => runs.slice(before), { timeout: 15_000 }).toEqual(['two', 'two']);
  await two.stop();
});
