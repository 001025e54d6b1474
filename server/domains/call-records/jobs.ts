import type { Platform } from '../../platform/platform.ts';
import { type CallRecordPorts, sweepLegs } from './close-legs.ts';
import { companiesWithOpenLegs } from './queries.ts';
import { cutAllRecords, type RetentionPorts } from './retention.ts';

/** Ends, for every company, the legs that are without proof; what no meeting looks after any more is found here. */
async function sweepAllLegs({ database, clock }: Platform, ports: CallRecordPorts): Promise<void> {
  for (const company of await companiesWithOpenLegs(database.resolver)) {
    await sweepLegs(database.forCompany(company), company, clock.now(), ports);
  }
}

export function addCallRecordJobs(platform: Platform, ports: CallRecordPorts & RetentionPorts): void {
  platform.jobs.repeat('call-records.sweep', 30, () => sweepAllLegs(platform, ports));
  platform.jobs.repeat('call-records.retention', 3600, () => cutAllRecords(platform, ports));
}
