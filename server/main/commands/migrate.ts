import { systemClock } from '../../platform/clock.ts';
import { readEnvironment } from '../../platform/config/config.ts';
import { holdDataDir } from '../../platform/config/data-dir-lock.ts';
import { openPlatform } from '../open-platform.ts';

/** Brings the schema to the newest version. */
export async function migrateCommand(): Promise<number> {
  const config = readEnvironment();
  const lock = holdDataDir(config.dataDir, 'migrate', systemClock.now());
  const { close } = await openPlatform(config);
  await close();
  lock.release();
  process.stdout.write('The database is at the newest schema.\n');
  return 0;
}
