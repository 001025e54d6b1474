import type { Config } from '../platform/config/config.ts';
import { type Database, openEmbedded, openPostgres } from '../platform/database/database.ts';
import { startFault } from './start-fault.ts';

/** Opens the database of the settings; a server is connected to at the first use. Throws `StartFault` that says what to do. */
export async function openDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl) return openPostgres(config.databaseUrl, config.databaseLimits);
  try {
    return await openEmbedded(config.dataDir);
  } catch (error) {
    throw startFault(error, config);
  }
}
