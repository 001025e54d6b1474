import { join } from 'node:path';
import type { Config } from '../platform/config/config.ts';
import { DatabaseFault } from '../platform/database/migrate.ts';
import { Problem } from '../platform/http/problem.ts';

/** Why the service cannot start, in words for whoever runs it. */
export class StartFault extends Error {}

const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if ('cause' in error) return codeOf(error.cause);
  return '';
};

const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNRESET',
  'ENOENT',
  '57P03',
]);
const refused: Readonly<Record<string, string>> = {
  '28P01': 'The server refuses the user or the password.',
  '28000': 'The server refuses the user.',
  '3D000': 'The server has no database of that name.',
  '53300': 'The server has too many connections.',
};

/** Turns what went wrong with a file of the data directory into what to do. */
export function dataDirFault(error: unknown, dataDir: string): StartFault {
  const code = codeOf(error);
  const words = wordsOf(error);
  if (isNoSpace(code, words)) {
    return new StartFault(
      `There is no space left for ${dataDir}. Make some (at least 100 MB) and start again; nothing is lost.`,
      { cause: error },
    );
  }
  if (['EACCES', 'EROFS', 'EPERM'].includes(code) || /readonly database/.test(words)) {
    return new StartFault(
      `${dataDir} cannot be written. Give the user who runs the service the right to, or set DATA_DIR to another directory.`,
      { cause: error },
    );
  }
  if (['EEXIST', 'ENOTDIR'].includes(code)) {
    return new StartFault(`${dataDir} is not a directory. Set DATA_DIR to one, or to where one can be made.`, {
      cause: error,
    });
  }
  return new StartFault(`${dataDir} cannot be used: ${words}`, { cause: error });
}

/** Turns what went wrong while the database was opened into what to do. Unknown faults of a server pass unchanged. */
export function startFault(error: unknown, config: Config): Error {
  if (error instanceof DatabaseFault || error instanceof StartFault || error instanceof Problem) return error;
  const code = codeOf(error);
  const words = wordsOf(error);
  if (config.databaseUrl) return serverFault(error, config.databaseUrl);
  if (isNoSpace(code, words) || /^E[A-Z]+$/.test(code)) return dataDirFault(error, config.dataDir);
  return new StartFault(
    `The database in ${join(config.dataDir, 'database')} cannot be opened: its files are damaged or not Rotunda's (${words}). ` +
      `Nothing was changed. Put a backup in its place, or move the folder away to start with an empty service.`,
    { cause: error },
  );
}

function serverFault(error: unknown, databaseUrl: string): Error {
  const code = codeOf(error);
  const words = wordsOf(error);
  const { host, pathname } = new URL(databaseUrl);
  if (isNoSpace(code, words)) {
    return new StartFault(
      `The PostgreSQL server at ${host} has no space left. Make some and start again; nothing is lost.`,
      { cause: error },
    );
  }
  const isAway = unreachable.has(code) || code.startsWith('08') || /timeout|Connection terminated/i.test(words);
  const what = refused[code] ?? (isAway ? `It does not answer (${code || words}).` : null);
  if (!what) return error instanceof Error ? error : new Error(words);
  return new StartFault(
    `The PostgreSQL database ${pathname.slice(1)} at ${host} cannot be used. ${what} Start it or correct DATABASE_URL, then start again.`,
    { cause: error },
  );
}

const isNoSpace = (code: string, words: string): boolean =>
  ['ENOSPC', 'EDQUOT', '53100'].includes(code) || /no space left|disk is full/i.test(words);

/** Why the service cannot listen where the settings say; anything else passes unchanged. */
export function listenFault(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  const what: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is in use. Set PORT to another one, or stop the program that has it.`,
    EACCES: `Port ${port} may not be opened by this user. Set PORT to one above 1023, or put a reverse proxy before the service.`,
    EADDRNOTAVAIL: `HOST ${host} is no address of this machine. Correct it, or leave it out to listen on all.`,
    ENOTFOUND: `HOST ${host} is not known. Correct it, or leave it out to listen on all.`,
  };
  const words = what[codeOf(error)];
  return words ? new StartFault(words, { cause: error }) : error;
}
