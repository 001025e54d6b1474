import type { Engine } from '../engines/engine.ts';
import { migrations, rolesScript } from '../migrations/index.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { publicUrl } from '../platform/config/public-url.ts';
import { loadSecrets, type Secrets } from '../platform/config/secrets.ts';
import type { Database } from '../platform/database/database.ts';
import { migrate } from '../platform/database/migrate.ts';
import { createJobs } from '../platform/jobs/queued-jobs.ts';
import { createFanout } from '../platform/live/database-fanout.ts';
import { createDns } from '../platform/outbound/dns.ts';
import { createMail } from '../platform/outbound/smtp-mail.ts';
import type { Platform } from '../platform/platform.ts';
import { measureConnections } from '../platform/telemetry/database-metrics.ts';
import { createLog, type Log } from '../platform/telemetry/log.ts';
import { createMetrics } from '../platform/telemetry/metrics.ts';
import { openDatabase } from './open-database.ts';
import { dataDirFault, startFault } from './start-fault.ts';
import { version } from './version.ts';

/** What takes the place of what the settings would give: in tests, and where a database is being opened already. */
export interface PlatformOverrides {
  clock?: Clock;
  database?: Database | Promise<Database>;
  engine?: Engine;
  log?: Log;
  secrets?: Secrets;
}

export interface OpenPlatform {
  platform: Platform;
  /** The port in use, once it is known; links are made with it where PUBLIC_URL is not set. */
  listensOn(port: number): void;
  close(): Promise<void>;
}

/** Opens what every domain is given, with the schema at its newest. Throws `StartFault` that says what to do. */
export async function openPlatform(config: Config, overrides: PlatformOverrides = {}): Promise<OpenPlatform> {
  const log = overrides.log ?? createLog({ level: config.logLevel });
  const metrics = createMetrics();
  const clock = overrides.clock ?? systemClock;
  const database = await (overrides.database ?? openDatabase(config));
  measureConnections(metrics, database);
  let secrets: Secrets;
  try {
    secrets = overrides.secrets ?? readSecrets(config.dataDir);
    const { applied } = await migrate(database, { migrations, rolesScript, codeVersion: version });
    if (applied.length > 0) log.info({ part: 'database', applied }, 'schema brought to the newest version');
  } catch (error) {
    await database.close().catch(() => undefined);
    throw startFault(error, config);
  }
  const fanout = createFanout({ database, log, metrics });
  const jobs = createJobs({ database, log, metrics });
  const mail = createMail({ smtpUrl: config.smtpUrl, from: config.mailFrom, jobs, secrets, log, metrics });
  let port = config.port;
  const platform: Platform = {
    config,
    secrets,
    clock,
    log,
    metrics,
    database,
    jobs,
    fanout,
    mail,
    dns: createDns({ server: config.dnsServer }),
    publicUrl: () => publicUrl({ publicUrl: config.publicUrl, port }),
  };
  return {
    platform,
    listensOn(used) {
      port = used;
    },
    async close() {
      await jobs.stop();
      await fanout.stop();
      await database.close();
    },
  };
}

function readSecrets(dataDir: string): Secrets {
  try {
    return loadSecrets(dataDir);
  } catch (error) {
    throw dataDirFault(error, dataDir);
  }
}
