import { hashPassword as scryptHash, verifyPassword as scryptVerify } from 'better-auth/crypto';
import { fieldProblem } from '../../platform/http/problem.ts';
import { isBreached } from './breached-passwords.ts';
import { inTurn } from './turns.ts';

const shortest = 10;

/** Fits no password, and takes as long to check as any other. */
const decoy = `${'0'.repeat(32)}:${'0'.repeat(128)}`;

/** Throws `password_too_short` or `password_breached`, for the field at `pointer`. */
export async function refuseWeakPassword(password: string, pointer = '/password'): Promise<void> {
  if (password.length < shortest) throw fieldProblem('password_too_short', pointer);
  if (await isBreached(password)) throw fieldProblem('password_breached', pointer);
}

/**
 * Hashes a new password with scrypt (RFC 7914; 32 MiB, about 0.1 s) in the thread pool, never on the event loop.
 * Throws `password_too_short` or `password_breached`.
 */
export async function hashPassword(password: string, pointer = '/password'): Promise<string> {
  await refuseWeakPassword(password, pointer);
  return inTurn(() => scryptHash(password));
}

/** Checks a password. Does the same work where there is no hash, so that nobody can tell the two apart by time. */
export async function verifyPassword(hash: string | null | undefined, password: string): Promise<boolean> {
  const fits = await inTurn(() => scryptVerify({ hash: hash ?? decoy, password }));
  return fits && typeof hash === 'string';
}
