import { type DestinationStream, type Level, type Logger, pino, stdSerializers } from 'pino';

/** Structured lines of JSON. What it is given holds ids, path templates and figures; no names, addresses, bodies, tokens. */
export type Log = Logger;

/** Where a secret could slip in by a logged object; the value is replaced, the key stays. */
const secretPaths = ['password', 'token', 'pin', 'secret', 'cookie', 'authorization', 'sdp'].flatMap((key) => [
  key,
  `*.${key}`,
  `*.*.${key}`,
]);

interface ErrorLine {
  type: string;
  message: string;
  stack: string;
  code?: string;
}

/** An error without the values that database drivers hang on it (`detail`, `where`, `parameters` hold personal data). */
function presentError(error: unknown): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, message: 'thrown value is not an error', stack: '' };
  const { type, message, stack } = stdSerializers.err(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type, message, stack, ...(code === undefined ? {} : { code }) };
}

export interface LogSettings {
  level: Level | 'silent';
  /** Standard output where absent. */
  destination?: DestinationStream;
}

/** Makes the service's logger; parts of it call `log.child({ part: 'jobs' })`. */
export function createLog({ level, destination }: LogSettings): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: presentError, error: presentError },
    redact: { paths: secretPaths, censor: '[secret]' },
  };
  return destination ? pino(options, destination) : pino(options);
}
