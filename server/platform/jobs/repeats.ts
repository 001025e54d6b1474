import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** Seconds after which the turn of a node that died in it goes to another. */
const leaseSeconds = 15;

export interface RepeatSettings {
  database: Database;
  log: Log;
  metrics: Metrics;
  /** Name of this node. */
  node: string;
}

interface Repeat {
  name: string;
  everySeconds: number;
  run(): Promise<void>;
}

/** Work done again and again, by one node at a time: a row per name holds whose turn it is and when the next is due. */
export class Repeats {
  readonly #settings: RepeatSettings;
  readonly #repeats: Repeat[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #running = new Set<Promise<void>>();
  #prepared: Promise<void> | null = null;

  constructor(settings: RepeatSettings) {
    this.#settings = settings;
  }

  add(repeat: Repeat): void {
    this.#repeats.push(repeat);
  }

  start(): void {
    for (const repeat of this.#repeats) {
      const tick = () => {
        const turn = this.#turn(repeat).finally(() => this.#running.delete(turn));
        this.#running.add(turn);
      };
      this.#timers.add(setInterval(tick, repeat.everySeconds * 1000).unref());
    }
  }

  /** Ends after the running turns. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers.clear();
    await Promise.all(this.#running);
  }

  /** One try to have the turn; never throws. */
  async #turn(repeat: Repeat): Promise<void> {
    const { log, metrics } = this.#settings;
    const end = metrics.jobSeconds.startTimer({ job: repeat.name });
    try {
      if (!(await this.#take(repeat))) return;
      const renewal = setInterval(() => void this.#renew(repeat).catch(() => undefined), (leaseSeconds * 1000) / 3);
      try {
        await repeat.run();
        metrics.jobs.inc({ job: repeat.name, outcome: 'done' });
      } finally {
        clearInterval(renewal);
        await this.#giveBack(repeat);
        end();
      }
    } catch (error) {
      metrics.jobs.inc({ job: repeat.name, outcome: 'failed' });
      log.error({ err: error, job: repeat.name }, 'repeated work failed');
    }
  }

  #prepare(): Promise<void> {
    this.#prepared ??= this.#settings.database
      .script(
        `select pg_advisory_xact_lock(730166);
         create schema if not exists jobs;
         create table if not exists jobs.turn (name text primary key, holder text, held_until timestamptz not null, due_at timestamptz not null)`,
      )
      .then(() => undefined)
      .catch((error: unknown) => {
        this.#prepared = null;
        throw error;
      });
    return this.#prepared;
  }

  async #take({ name, everySeconds }: Repeat): Promise<boolean> {
    await this.#prepare();
    const { node, database } = this.#settings;
    // A tenth of leeway, because timers of nodes do not beat together.
    const pause = everySeconds * 0.9;
    const { rows } = await sql`
      insert into jobs.turn as t (name, holder, held_until, due_at)
      values (${name}, ${node}, now() + make_interval(secs => ${leaseSeconds}), now() + make_interval(secs => ${pause}))
      on conflict (name) do update
        set holder = excluded.holder, held_until = excluded.held_until, due_at = excluded.due_at
        where t.due_at <= now() and (t.holder is null or t.held_until <= now())
      returning 1`.execute(database.owner);
    return rows.length > 0;
  }

  async #renew({ name }: Repeat): Promise<void> {
    const { node, database } = this.#settings;
    await sql`update jobs.turn set held_until = now() + make_interval(secs => ${leaseSeconds}) where name = ${name} and holder = ${node}`.execute(
      database.owner,
    );
  }

  async #giveBack({ name }: Repeat): Promise<void> {
    const { node, database } = this.#settings;
    await sql`update jobs.turn set holder = null where name = ${name} and holder = ${node}`.execute(database.owner);
  }
}
