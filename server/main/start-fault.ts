import { join } from 'node:path';
import type { Config } from '../platform/config/config.ts';
import { DatabaseFault } from '../platform/database/migrate.ts';

/** Why the service cannot start, in words for whoever runs it. */
export class StartFault extends Error {}

const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('cause' in error) return codeOf(error.cause);
  return '';
};

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ECONNRESET',
  'ENOENT',
]);
const refused: Readonly<Record<string, string>> = {
  '28P01': 'The server refuses the user or the password.',
  '28000': 'The server refuses the user.',
  '3D000': 'The server has no database of that name.',
  '53300': 'The server has too many connections.',
};

/** Turns what went wrong while the database was opened into what to do. Unknown faults of a server pass unchanged. */
export function startFault(error: unknown, config: Config): Error {
  if (error instanceof DatabaseFault) return error;
  const code = codeOf(error);
  const words = error instanceof Error ? error.message : String(error);
  if (code === 'ENOSPC' || code === '53100' || /no space left/i.test(words)) {
    return new StartFault(
      `There is no space left for ${config.databaseUrl ? 'the database' : config.dataDir}. Make some and start again; nothing is lost.`,
      { cause: error },
    );
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return new StartFault(
      `${config.dataDir} cannot be written. Give the user who runs the service the right to, or set DATA_DIR to another directory.`,
      { cause: error },
    );
  }
  if (config.databaseUrl) {
    const { host, pathname } = new URL(config.databaseUrl);
    const what =
      refused[code] ??
      (unreachable.has(code) || /timeout/i.test(words) ? `It does not answer (${code || words}).` : null);
    if (what) {
      return new StartFault(
        `The PostgreSQL database ${pathname.slice(1)} at ${host} cannot be used. ${what} Start it or correct DATABASE_URL, then start again.`,
        { cause: error },
      );
    }
    return error instanceof Error ? error : new Error(words);
  }
  const folder = join(config.dataDir, 'database');
  return new StartFault(
    `The database in ${folder} cannot be opened: its files are damaged or not Rotunda's (${words.split('\n')[0]}). ` +
      `Nothing was changed. Put a backup in its place, or move the folder away to start with an empty service.`,
    { cause: error },
  );
}
