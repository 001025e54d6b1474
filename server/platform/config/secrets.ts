import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newBytes } from '../random.ts';

/** Keys that are never in the database. Nodes of one service share the file `secret` in their DATA_DIR. */
export interface Secrets {
  /** Derives 32 bytes for one purpose (HKDF-SHA-256, RFC 5869). */
  key(purpose: string): Buffer;
  /** Keyed digest (HMAC-SHA-256, RFC 2104) in base64url, for tokens that are looked up. */
  digest(purpose: string, text: string): string;
  /** Encrypts a short text with AES-256-GCM (NIST SP 800-38D). */
  seal(purpose: string, text: string): string;
  /** Throws where the text was not sealed with this secret. */
  open(purpose: string, sealed: string): string;
}

/** Reads the secret of a data directory, and makes it where there is none. */
export function loadSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    const fresh = `${file}.new`;
    writeFileSync(fresh, `${newBytes(32).toString('base64url')}\n`, { mode: 0o600 });
    renameSync(fresh, file);
  }
  chmodSync(file, 0o600);
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (secret.length !== 32)
    throw new Error(`${file} is damaged: it must hold 32 bytes in base64url. Restore it from a backup.`);
  return secretsFrom(secret);
}

/** The same from 32 bytes at hand. */
export function secretsFrom(secret: Buffer): Secrets {
  const keys = new Map<string, Buffer>();
  const key = (purpose: string) => {
    const known = keys.get(purpose);
    if (known) return known;
    const made = Buffer.from(hkdfSync('sha256', secret, 'rotunda', purpose, 32));
    keys.set(purpose, made);
    return made;
  };
  return {
    key,
    digest: (purpose, text) => createHmac('sha256', key(purpose)).update(text).digest('base64url'),
    seal(purpose, text) {
      const nonce = newBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key(purpose), nonce);
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
        'base64url',
      );
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key(purpose), bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
    },
  };
}
