import type { Platform } from '../../platform/platform.ts';
import { countAllWaiting } from './operations/count-waiting.ts';
import { mailReports } from './operations/mail-reports.ts';

/** Seconds between two turns of the counting: whoever reads before counts by itself. */
const countEverySeconds = 2;

export function addUsageJobs(platform: Platform): void {
  platform.jobs.repeat('usage.count', countEverySeconds, () => countAllWaiting(platform));
  platform.jobs.repeat('usage.mail-reports', 900, () => mailReports(platform));
}
