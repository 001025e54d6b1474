import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const holder = z.object({ pid: z.number(), host: z.string(), since: z.string(), command: z.string() });

/** Another process holds the data directory; the message names it. */
export class DataDirHeld extends Error {}

/**
 * Holds a data directory for this process. The lock is SQLite's exclusive lock on the file `lock`, which the kernel
 * gives back when the process ends, however it ends. Throws `DataDirHeld` where another process has it.
 */
export function holdDataDir(dataDir: string, command: string, since: Date): { release(): void } {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const note = join(dataDir, 'lock.json');
  const lock = new DatabaseSync(join(dataDir, 'lock'));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error instanceof Error && error.message.includes('locked')
      ? new DataDirHeld(heldMessage(dataDir, note))
      : error;
  }
  writeFileSync(note, JSON.stringify({ pid: process.pid, host: hostname(), since: since.toISOString(), command }));
  return { release: () => lock.close() };
}

function heldMessage(dataDir: string, note: string): string {
  const stop = 'Stop it first, or set DATA_DIR to another directory.';
  try {
    const by = holder.parse(JSON.parse(readFileSync(note, 'utf8')));
    return `${dataDir} is in use by process ${by.pid} on ${by.host} (rotunda ${by.command}, since ${by.since}). ${stop}`;
  } catch {
    return `${dataDir} is in use by another process. ${stop}`;
  }
}
