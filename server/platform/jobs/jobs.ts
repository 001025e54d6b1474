import type { ZodType } from 'zod';

/** A kind of background work. `run` may be called more than once for the same data and must come to the same end. */
export interface JobDefinition<Data> {
  name: string;
  data: ZodType<Data>;
  /** Tries after the first failure, with growing pauses; 5 where absent. */
  retries?: number;
  run(data: Data): Promise<void>;
}

export interface Jobs {
  define<Data extends object>(definition: JobDefinition<Data>): void;
  /** Work to do again and again, on one node at a time. Seconds between runs. */
  repeat(name: string, everySeconds: number, run: () => Promise<void>): void;
  /** Queues; the work survives a killed process. Never inside a transaction: it waits for a connection of its own. */
  send<Data extends object>(definition: JobDefinition<Data>, data: Data): Promise<void>;
  /** Begins to work. Before it, jobs queue up. */
  start(): Promise<void>;
  /** Ends after the running work, within `graceSeconds`. */
  stop(): Promise<void>;
  /** For tests: runs what is queued until nothing is left. */
  drain(): Promise<void>;
}
