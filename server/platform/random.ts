import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { v7 } from 'uuid';

/** A new time-ordered identifier (UUIDv7, RFC 9562, section 5.7). */
export const newId = <Id extends string>(): Id => v7() as Id;

/** The id of a request (UUIDv4), which nobody sorts by: from a store of entropy, without a call of the system for each. */
export const newRequestId = (): string => randomUUID();

/** Unpredictable bytes. */
export const newBytes = (count: number): Buffer => randomBytes(count);

/** An unguessable token of 256 bits in base64url (RFC 4648, section 5). */
export const newToken = (): string => newBytes(32).toString('base64url');

/** So many unpredictable digits, each as likely as the others. */
export const newDigits = (count: number): string => Array.from({ length: count }, () => String(randomInt(10))).join('');

const codeLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The code that so many groups of these bytes spell, one byte a letter: unpredictable where they are. */
export const codeFrom = (bytes: Uint8Array, groups: number): string =>
  Array.from({ length: groups }, (_, group) =>
    [...bytes.subarray(group * 4, group * 4 + 4)].map((byte) => codeLetters[byte % codeLetters.length]).join(''),
  ).join('-');

/** A code for people to type: groups of four letters and digits without look-alikes, 80 bits for four groups. */
export const newCode = (groups: number): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: 4 }, () => codeLetters[randomInt(codeLetters.length)]).join(''),
  ).join('-');
