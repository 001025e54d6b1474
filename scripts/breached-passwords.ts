// Makes server/domains/identity/breached-passwords.bin from a list of leaked passwords, one a line, on standard input:
//   node scripts/breached-passwords.ts < 10-million-password-list-top-1000000.txt
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

/** Shorter ones are refused for their length. */
const shortest = 10;

const passwords = (await text(process.stdin)).split(/\r?\n/).filter((password) => password.length >= shortest);
const digests = passwords.map((password) =>
  createHash('sha256').update(password.normalize('NFKC').toLowerCase()).digest().readUInt32BE(),
);
const distinct = [...new Set(digests)].sort((one, other) => one - other);
const bytes = Buffer.alloc(distinct.length * 4);
for (const [index, digest] of distinct.entries()) bytes.writeUInt32BE(digest, index * 4);
writeFileSync(new URL('../server/domains/identity/breached-passwords.bin', import.meta.url), bytes);
console.log(`${distinct.length} passwords of ${shortest} characters and more`);
