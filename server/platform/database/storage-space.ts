import { statfsSync } from 'node:fs';

/**
 * Bytes that must stay free for the embedded database: two segments of its write-ahead log. Without room for a new
 * segment it stops in the middle of its work, so that nothing more could even be read.
 */
const reserve = 32 * 1024 * 1024;

/** Milliseconds for which an answer of the file system counts. */
const freshness = 250;

/** Coded as PostgreSQL codes it: `disk_full`. */
class NoSpaceLeft extends Error {
  readonly code = '53100';

  constructor() {
    super('no space left on the device of the database');
  }
}

/** Refuses with `NoSpaceLeft` while the device of a folder is all but full. */
export function spaceGuard(folder: string): () => void {
  let askedAt = Number.NEGATIVE_INFINITY;
  let full = false;
  return () => {
    const now = performance.now();
    if (now - askedAt > freshness) {
      const { bavail, bsize } = statfsSync(folder);
      full = bavail * bsize < reserve;
      askedAt = now;
    }
    if (full) throw new NoSpaceLeft();
  };
}
