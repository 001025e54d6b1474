import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { reportMail } from '../mail-report.ts';
import { countMembers } from '../party-table.ts';
import { addDays, dayIn, monthOf, type Period } from '../period.ts';
import { chosenReports, type DueReport, noteReport } from '../report-queries.ts';
import { lookAsCompany } from '../sight.ts';
import { readPeopleBeside, readSummary } from '../summary.ts';

/** The last whole week (Monday to Sunday) or month before a day. */
function lastWhole(every: 'week' | 'month', today: string): Period {
  if (every === 'month') {
    const to = addDays(monthOf(today), -1);
    return { from: monthOf(to), to };
  }
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const to = addDays(today, -weekday - 1);
  return { from: addDays(to, -6), to };
}

/** Mails the figures of the last week or month to every administrator who chose it and has not got them yet. */
export async function mailReports(platform: Platform): Promise<void> {
  const { database, clock, mail } = platform;
  if (!mail.enabled) return;
  const now = clock.now();
  for (const due of await chosenReports(database.owner)) {
    const today = dayIn(due.timeZone, now);
    const period = lastWhole(due.every, today);
    // What was over when it was chosen or sent is not mailed again.
    if (dayIn(due.timeZone, due.sentAt) > period.to) continue;
    const message = await messageOf(platform, due, period);
    // Noted first: a mail may be lost, and never comes twice.
    if (message && (await noteReport(database.forCompany(due.company), due, now))) await mail.send(message);
  }
}

async function messageOf(platform: Platform, due: DueReport, period: Period) {
  try {
    const sight = await lookAsCompany(platform, due.company, period, 'months');
    return reportMail({
      to: due.email,
      company: due.name,
      every: due.every,
      summary: await readSummary(sight),
      people: await readPeopleBeside(sight, await countMembers(sight)),
      serviceName: platform.config.serviceName,
      url: platform.publicUrl(),
    });
  } catch (error) {
    // A company that shows whole months has no weeks; what is still being counted is mailed at the next turn.
    if (error instanceof Problem) return null;
    throw error;
  }
}
