import type { PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import { newId } from '../random.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { JobDefinition, Jobs } from './jobs.ts';
import { queueDatabase } from './queue-database.ts';
import { Repeats } from './repeats.ts';

/** Milliseconds that a stop waits for running work. */
const graceMs = 8000;
/** Seconds: first pause before a failed job is tried again, and the longest; each is twice the one before. */
const firstPause = 2;
const longestPause = 1800;

/** Seconds of silence after which a node that works a job counts as dead, and another tries it. */
const silentSeconds = 30;

const queueSettings = (definition: { retries?: number }) => ({
  retryLimit: definition.retries ?? 5,
  retryDelay: firstPause,
  retryBackoff: true,
  retryDelayMax: longestPause,
  // A job that takes longer is tried again.
  expireInSeconds: 300,
  // What is done holds data of persons, and nobody needs it any more.
  deleteAfterSeconds: 600,
});

export interface JobSettings {
  database: Database;
  log: Log;
  metrics: Metrics;
}

/** A definition whose type of data is known to itself only. */
interface Queue {
  name: string;
  retries?: number;
  run(data: unknown): Promise<void>;
}

/** Jobs in the database itself, kept by pg-boss in the schema `jobs`, which is made at the first use. */
export function createJobs({ database, log, metrics }: JobSettings): Jobs {
  const queues = new Map<string, Queue>();
  const created = new Map<string, Promise<void>>();
  const workers = new Map<string, string>();
  const repeats = new Repeats({ database, log, metrics, node: newId() });
  let boss: Promise<PgBoss> | null = null;

  async function open(): Promise<PgBoss> {
    // Loaded when the queue is opened, after the service is ready.
    const { PgBoss } = await import('pg-boss');
    const made = new PgBoss({
      db: queueDatabase(database),
      backend: database.kind,
      schema: 'jobs',
      schedule: false,
      flowIntervalSeconds: 3600,
      maintenanceIntervalSeconds: 600,
    });
    made.on('error', (error) => {
      metrics.faults.inc({ part: 'jobs' });
      log.error({ err: error }, 'the queue failed');
    });
    return made.start();
  }

  /** The queue, opened once; a failure to open it is not remembered. */
  function opened(): Promise<PgBoss> {
    boss ??= open().catch((error: unknown) => {
      boss = null;
      throw error;
    });
    return boss;
  }

  async function ensureQueue(queue: Queue): Promise<PgBoss> {
    const ready = await opened();
    const known = created.get(queue.name) ?? ready.createQueue(queue.name, queueSettings(queue));
    created.set(queue.name, known);
    try {
      await known;
    } catch (error) {
      created.delete(queue.name);
      throw error;
    }
    return ready;
  }

  async function run(queue: Queue, data: unknown): Promise<void> {
    const end = metrics.jobSeconds.startTimer({ job: queue.name });
    try {
      await queue.run(data);
      metrics.jobs.inc({ job: queue.name, outcome: 'done' });
    } catch (error) {
      metrics.jobs.inc({ job: queue.name, outcome: 'failed' });
      log.error({ err: error, job: queue.name }, 'a job failed');
      throw error;
    } finally {
      end();
    }
  }

  /** Works one job of a queue off; false where there is none. */
  async function workOne(queue: Queue): Promise<boolean> {
    const ready = await ensureQueue(queue);
    const [job] = await ready.fetch(queue.name, { ignoreStartAfter: true });
    if (!job) return false;
    try {
      await run(queue, job.data);
      await ready.complete(queue.name, job.id);
    } catch {
      await ready.fail(queue.name, job.id);
    }
    return true;
  }

  return {
    define(definition) {
      if (queues.has(definition.name)) throw new Error(`The job ${definition.name} is defined twice`);
      queues.set(definition.name, {
        name: definition.name,
        ...(definition.retries === undefined ? {} : { retries: definition.retries }),
        run: async (data) => definition.run(definition.data.parse(data)),
      });
    },
    repeat: (name, everySeconds, work) => repeats.add({ name, everySeconds, run: work }),
    async send<Data extends object>({ name }: JobDefinition<Data>, data: Data) {
      const queue = queues.get(name);
      if (!queue) throw new Error(`The job ${name} is not defined`);
      const ready = await ensureQueue(queue);
      await ready.send(name, data, { heartbeatSeconds: silentSeconds });
      const worker = workers.get(name);
      if (worker) ready.notifyWorker(worker);
    },
    async start() {
      for (const queue of queues.values()) {
        const ready = await ensureQueue(queue);
        const worker = await ready.work<object>(queue.name, async (jobs) => {
          for (const job of jobs) await run(queue, job.data);
        });
        workers.set(queue.name, worker);
      }
      repeats.start();
    },
    async stop() {
      const opening = boss;
      await Promise.all([
        repeats.stop(),
        opening?.then(
          (ready) => ready.stop({ graceful: true, timeout: graceMs }),
          () => undefined,
        ),
      ]);
    },
    async drain() {
      let worked = true;
      while (worked) {
        worked = false;
        for (const queue of queues.values()) while (await workOne(queue)) worked = true;
      }
    },
  };
}
