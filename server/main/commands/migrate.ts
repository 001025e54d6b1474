import { readEnvironment } from '../../platform/config/config.ts';
import { holdFor } from '../hold-data-dir.ts';
import { openPlatform } from '../open-platform.ts';

/** Brings the schema to the newest version. */
export async function migrateCommand(): Promise<number> {
  const config = readEnvironment();
  const lock = holdFor('migrate', config.dataDir);
  const { close } = await openPlatform(config);
  await close();
  lock.release();
  process.stdout.write('The database is at the newest schema.\n');
  return 0;
}
