import { type DestinationStream, type Level, type Logger, type LoggerOptions, pino, stdSerializers } from 'pino';
import { systemClock } from '../clock.ts';

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

const textOf = (value: object, key: string): string | undefined => {
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : undefined;
};

/** An error without the values that database drivers hang on it (`detail`, `where`, `parameters` hold personal data). */
function presentError(error: unknown): ErrorLine {
  if (typeof error !== 'object' || error === null) {
    return { type: typeof error, message: 'thrown value is not an error', stack: '' };
  }
  // With the stacks of its causes; libraries also hand on copies of errors, which are plain objects.
  const { message, stack } = error instanceof Error ? stdSerializers.err(error) : { message: '', stack: '' };
  const code = textOf(error, 'code');
  return {
    type: error.constructor?.name ?? 'Object',
    message: message || (textOf(error, 'message') ?? ''),
    stack: stack || (textOf(error, 'stack') ?? ''),
    ...(code === undefined ? {} : { code }),
  };
}

export interface LogSettings {
  level: Level | 'silent';
  /** Standard output where absent, in batches. */
  destination?: DestinationStream;
}

/** Bytes of lines that are written at once, and the longest time in milliseconds that a line waits for others. */
const batch = { bytes: 8192, milliseconds: 1000 };

const warn = 40;

/** Standard output: a system call for each line takes longer than all else about it. What waits is written at the exit. */
function batchedOutput() {
  const output = pino.destination({ dest: 1, sync: false, minLength: batch.bytes });
  setInterval(() => output.flush(), batch.milliseconds).unref();
  return output;
}

/** Makes the service's logger; parts of it call `log.child({ part: 'jobs' })`. From warnings on, lines don't wait. */
export function createLog({ level, destination }: LogSettings): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${systemClock.now().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: presentError, error: presentError },
    redact: { paths: secretPaths, censor: '[secret]' },
  };
  if (destination) return pino(options, destination);
  const output = batchedOutput();
  const hooks: LoggerOptions['hooks'] = {
    logMethod(words, method, weight) {
      method.apply(this, words);
      if (weight >= warn) output.flushSync();
    },
  };
  return pino({ ...options, hooks }, output);
}
