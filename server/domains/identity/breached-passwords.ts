import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/**
 * The leaked passwords of ten characters and more among the million most frequent ones (SecLists by Daniel Miessler,
 * MIT), in lower case, as the first 4 bytes of their SHA-256 digests in ascending order. One password in 40,000 is
 * refused though it is not on the list. Made by scripts/breached-passwords.ts.
 */
const listFile = new URL('./breached-passwords.bin', import.meta.url);

const digestBytes = 4;

let list: Promise<Buffer> | undefined;

/** True where the password is on the shipped list of stolen ones. The list is read at the first question. */
export async function isBreached(password: string): Promise<boolean> {
  list ??= readFile(listFile);
  const digests = await list;
  const wanted = createHash('sha256').update(password.normalize('NFKC').toLowerCase()).digest().readUInt32BE();
  let low = 0;
  let high = digests.length / digestBytes - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = digests.readUInt32BE(middle * digestBytes);
    if (found === wanted) return true;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
