import { Problem } from './problem.ts';

/**
 * The version in `If-Match` (RFC 9110, section 13.1.1): `3`, `"3"` or `W/"3"`. Throws `version_missing` where the field is
 * absent; what is no version of ours fits none, which is `stale` for the caller, and reads as 0.
 */
export function readVersion(header: string | undefined): number {
  if (header === undefined || header.trim() === '') throw new Problem('version_missing');
  const digits = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  return digits === undefined ? 0 : Number(digits);
}
