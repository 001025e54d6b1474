import { systemClock } from '../platform/clock.ts';
import { DataDirHeld, holdDataDir } from '../platform/config/data-dir-lock.ts';
import { dataDirFault } from './start-fault.ts';

/** Holds the data directory for a command; says what to do where it can't be used. */
export function holdFor(command: string, dataDir: string): { release(): void } {
  try {
    return holdDataDir(dataDir, command, systemClock.now());
  } catch (error) {
    throw error instanceof DataDirHeld ? error : dataDirFault(error, dataDir);
  }
}
