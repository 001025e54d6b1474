import type { Platform } from '../../platform/platform.ts';
import { deleteLinksUntil } from './link-queries.ts';
import { passwordResetJob } from './reset-link.ts';
import { deleteSessionsUntil } from './session-queries.ts';
import { sweepFailures } from './throttle.ts';

/** Registers what identity does in the background. */
export function defineIdentityJobs(platform: Platform): void {
  const { clock, database, jobs } = platform;
  jobs.define(passwordResetJob(platform));
  jobs.repeat('identity.sweep-failures', 60, () => sweepFailures(platform));
  jobs.repeat('identity.sweep-sessions', 3600, async () => {
    await deleteSessionsUntil(database.identity, clock.now());
    await deleteLinksUntil(database.identity, clock.now());
  });
}
