import { ORPCError } from '@orpc/client';
import { ValidationError } from '@orpc/contract';
import type { InputFault, ProblemCode } from '../../../contract/problems.ts';
import { Problem } from './problem.ts';

/** Seconds after which a caller may try again what failed for want of the database or of time. */
const pauseSeconds = 10;

const fastifyCodes: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong_content_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'not_json',
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_ASYNC_CONSTRAINT: 'not_found',
};

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Serialisation failure and deadlock: the database undid one of two transactions that stood in each other's way. */
const undone = new Set(['40001', '40P01']);

/** A statement that ran into the limit of its scope. */
const cancelled = '57014';

/** Texts of `pg` and `pg-pool` for a lost connection, which carry no code. */
const unreachableTexts =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Code of the catalogue for what a database or file system threw (PostgreSQL, appendix A); null for anything else. */
export function storageProblem(error: unknown): ProblemCode | null {
  const code = codeOf(error);
  if (code === '53100' || code === 'ENOSPC') return 'storage_full';
  if (undone.has(code)) return 'busy';
  if (code === cancelled) return 'takes_too_long';
  if (unreachable.has(code) || /^08...$/.test(code)) return 'unavailable';
  if (error instanceof Error && unreachableTexts.test(error.message)) return 'unavailable';
  if (error instanceof AggregateError && error.errors.some((part) => storageProblem(part) === 'unavailable')) {
    return 'unavailable';
  }
  return null;
}

/** Data exceptions (class 22) that only the caller's text or number can cause: NUL, surrogates, out of range. */
const dataExceptions = new Set(['22001', '22003', '22007', '22008', '22021', '22P02', '22P05']);

type Step = PropertyKey | { key: PropertyKey };

/** JSON pointer (RFC 6901) of a fault; the part of a detailed input (`body`, `params`, `query`, `headers`) is left out. */
export function inputPointer(path: readonly Step[], detailed: boolean): string {
  const keys = path.map((step) => String(typeof step === 'object' ? step.key : step));
  return keys
    .slice(detailed ? 1 : 0)
    .map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

type Issue = ValidationError['issues'][number];

/** An issue of the validator; of fields that nobody knows one each, at its own place. */
function faultsOf(issue: Issue, detailed: boolean): InputFault[] {
  const { path = [], message } = issue;
  if (!('keys' in issue) || !Array.isArray(issue.keys)) return [{ pointer: inputPointer(path, detailed), message }];
  return issue.keys.map((key) => ({
    pointer: inputPointer([...path, String(key)], detailed),
    message: 'There is no such field.',
  }));
}

/** What the caller is told about an error, and whether it is a fault of the service that must be recorded. */
export function problemOf(error: unknown, detailed = false): { problem: Problem; unexpected: boolean } {
  const told = (problem: Problem, unexpected = false) => ({ problem, unexpected });
  if (error instanceof Problem) return told(error);
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    if (!(error.cause instanceof ValidationError)) return told(new Problem('not_json'));
    const errors = error.cause.issues.flatMap((issue) => faultsOf(issue, detailed));
    return told(new Problem('wrong_input', { errors }));
  }
  const storage = storageProblem(error);
  if (storage === 'takes_too_long') return told(new Problem(storage));
  if (storage) return told(new Problem(storage, storage === 'unavailable' ? { retryAfter: pauseSeconds } : {}), true);
  const code = codeOf(error);
  const known = fastifyCodes[code];
  if (known) return told(new Problem(known));
  if (dataExceptions.has(code)) return told(new Problem('wrong_input'), true);
  if (isClientError(error)) return told(new Problem('not_json'));
  return told(new Problem('internal'), true);
}

/** Errors that Fastify and its plugins mark with a status of the 400s. */
function isClientError(error: unknown): boolean {
  if (!(error instanceof Error) || !('statusCode' in error)) return false;
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500;
}
