import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Secrets } from '../../platform/config/secrets.ts';

/** Ids that tell nothing of those that they stand for, the same ones each time. */
export interface Pseudonyms {
  /** 32 hexadecimal digits. */
  hide(id: string): string;
  /** The id that one stands for; null for what is none of ours. */
  find(hidden: string): string | null;
}

/**
 * Pseudonyms of one company: a UUID as one block of AES-256 (FIPS 197) under a key that is not in the database. A single
 * block is a permutation, so that two ids never get one pseudonym, and only the service finds back. A UUIDv7 would tell
 * the time of a call by itself.
 */
export function pseudonymsOf(secrets: Pick<Secrets, 'key'>, company: CompanyId): Pseudonyms {
  const key = secrets.key(`usage pseudonyms ${company}`);
  return {
    hide(id) {
      const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
      return Buffer.concat([cipher.update(Buffer.from(id.replaceAll('-', ''), 'hex')), cipher.final()]).toString('hex');
    },
    find(hidden) {
      if (!/^[0-9a-f]{32}$/.test(hidden)) return null;
      const decipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false);
      const hex = Buffer.concat([decipher.update(Buffer.from(hidden, 'hex')), decipher.final()]).toString('hex');
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    },
  };
}

/** How a pseudonym is written for people: `3F9A-11C2`. */
export const shortPseudonym = (hidden: string): string => `${hidden.slice(0, 4)}-${hidden.slice(4, 8)}`.toUpperCase();
