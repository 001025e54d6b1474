import type { Clock } from './clock.ts';
import type { Config } from './config/config.ts';
import type { Secrets } from './config/secrets.ts';
import type { Database } from './database/database.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Fanout } from './live/fanout.ts';
import type { Dns } from './outbound/dns.ts';
import type { Mail } from './outbound/mail.ts';
import type { Log } from './telemetry/log.ts';
import type { Metrics } from './telemetry/metrics.ts';

/** What every domain is given. Made once in `main`; tests override parts of it. */
export interface Platform {
  config: Config;
  /** Where people reach the service, without a slash at the end: PUBLIC_URL, or this machine at the port in use. */
  publicUrl(): string;
  secrets: Secrets;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  database: Database;
  jobs: Jobs;
  fanout: Fanout;
  mail: Mail;
  dns: Dns;
}
