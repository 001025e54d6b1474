import type { Platform } from '../../platform/platform.ts';
import { deleteTokensUntil } from './access-tokens.ts';
import { deleteEmailChangesUntil } from './email-change-queries.ts';
import { deleteLinksUntil } from './link-queries.ts';
import { passwordResetJob } from './reset-link.ts';
import { deleteSessionsUntil } from './session-queries.ts';
import { sweepFailures } from './throttle.ts';

/** How long ended access tokens stay in the list. */
const endedTokensMs = 30 * 24 * 60 * 60 * 1000;

/** Registers what identity does in the background. */
export function defineIdentityJobs(platform: Platform): void {
  const { clock, database, jobs } = platform;
  jobs.define(passwordResetJob(platform));
  jobs.repeat('identity.sweep-failures', 60, () => sweepFailures(platform));
  jobs.repeat('identity.sweep-sessions', 3600, async () => {
    await deleteSessionsUntil(database.identity, clock.now());
    await deleteLinksUntil(database.identity, clock.now());
    await deleteEmailChangesUntil(database.identity, clock.now());
    await deleteTokensUntil(database.identity, new Date(clock.now().getTime() - endedTokensMs));
  });
}
