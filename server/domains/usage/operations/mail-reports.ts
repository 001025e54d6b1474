import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { reportMail } from '../mail-report.ts';
import { countMembers } from '../party-table.ts';
import { dayIn } from '../period.ts';
import { lastWhole } from '../report-period.ts';
import { chosenReports, type DueReport, noteReport } from '../report-queries.ts';
import { lookAsCompany } from '../sight.ts';
import { readPeopleBeside, readSummary } from '../summary.ts';

/**
 * Mails the figures of the last week or month to every administrator who chose it and has not got them yet. Where only
 * whole months are shown there are no weeks: who chose every week gets the month, once it is over.
 */
export async function mailReports(platform: Platform): Promise<void> {
  const { database, clock, mail } = platform;
  if (!mail.enabled) return;
  const now = clock.now();
  for (const due of await chosenReports(database.owner)) {
    const message = await messageOf(platform, due, dayIn(due.timeZone, now));
    // Noted first: a mail may be lost, and never comes twice.
    if (message && (await noteReport(database.forCompany(due.company), due, now))) await mail.send(message);
  }
}

async function messageOf(platform: Platform, due: DueReport, today: string) {
  for (const every of due.every === 'week' ? (['week', 'month'] as const) : (['month'] as const)) {
    const period = lastWhole(every, today);
    // What was over when it was chosen or sent is not mailed again.
    if (dayIn(due.timeZone, due.sentAt) > period.to) return null;
    try {
      const sight = await lookAsCompany(platform, due.company, period, 'months');
      return reportMail({
        to: due.email,
        company: due.name,
        ...{ every, chosen: due.every },
        summary: await readSummary(sight),
        people: await readPeopleBeside(sight, await countMembers(sight)),
        serviceName: platform.config.serviceName,
        url: platform.publicUrl(),
      });
    } catch (error) {
      // What is still being counted is mailed at the next turn.
      if (!(error instanceof Problem)) throw error;
      if (error.problem !== 'totals_only') return null;
    }
  }
  return null;
}
