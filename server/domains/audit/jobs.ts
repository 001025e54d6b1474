import type { Platform } from '../../platform/platform.ts';
import { sweepIdempotencyKeys } from './idempotency.ts';
import { cutActivity } from './operations/cut.ts';
import { mailHeads } from './operations/mail-head.ts';
import { sealActivity } from './operations/seal.ts';

/** Seconds between two turns of the sealer: an entry is sealed within 5 s. */
const sealEverySeconds = 2;

/** Registers what audit does in the background. */
export function addAuditJobs(platform: Platform): void {
  const { jobs } = platform;
  jobs.repeat('audit.seal', sealEverySeconds, () => sealActivity(platform));
  jobs.repeat('audit.cut', 3600, () => cutActivity(platform));
  jobs.repeat('audit.mail-heads', 900, () => mailHeads(platform));
  jobs.repeat('audit.sweep-idempotency-keys', 3600, () => sweepIdempotencyKeys(platform));
}
