import type { CompanyId, InvitationId } from '../../../contract/ids.ts';
import { announceChange } from '../../platform/live/changes.ts';
import type { Platform } from '../../platform/platform.ts';
import { getCompany } from '../companies/index.ts';
import { daysAfter, holdDays } from '../directory/index.ts';
import { reminderMail } from './invitation-mail.ts';
import { type Due, dueForReminder, expiredInvitations, takeReminder } from './invitation-reminders.ts';
import { invitationLink } from './invitation-token.ts';
import { eraseMember } from './operations/erase-member.ts';
import { expireInvitations, theService } from './operations/expire-invitation.ts';
import { keepLink } from './operations/pending-invitation.ts';
import type { MemberPorts } from './ports.ts';
import { overdueRemovals } from './queries.ts';

/** Rows at a time: each is a short transaction of its own. */
const pieceSize = 100;
/** Invitations that expire in one transaction, which is still short. */
const togetherSize = 25;

/** Seconds between two sweeps; days are what is counted, so an hour is soon enough. */
const everySeconds = 3600;

/** Reminds whoever was invited 10 and 30 days ago and has not answered; each once. Nobody where mail is off. */
export async function remindInvited(platform: Platform): Promise<void> {
  const { database, clock, mail } = platform;
  if (!mail.enabled) return;
  await sweep(
    (most) => dueForReminder(database.owner, clock.now(), most),
    (due) => remind(platform, due),
    platform,
  );
}

async function remind(platform: Platform, due: Due): Promise<boolean> {
  const { database, clock, config, mail } = platform;
  const { companyId: company } = due;
  const db = database.forCompany(company);
  const { name: companyName, status } = await getCompany(db, company);
  if (status !== 'active' && status !== 'trial') return false;
  const invitation = await db.transaction().execute(async (trx) => {
    const taken = await takeReminder(trx, due, clock.now());
    if (!taken) return undefined;
    await keepLink(platform, trx, taken);
    await announceChange(trx, company, 'invitation');
    return taken;
  });
  if (!invitation) return true;
  const { fullName, email: to, address: videoAddress, expiresAt } = invitation;
  const link = invitationLink(platform, invitation);
  await mail.send(
    reminderMail({ to, fullName, companyName, serviceName: config.serviceName, videoAddress, link, expiresAt }),
  );
  return true;
}

/** Deletes invitations that nobody used in 60 days, with everything about the person. */
export async function deleteExpiredInvitations(platform: Platform): Promise<void> {
  const { database, clock } = platform;
  const expire = (company: CompanyId, ids: readonly InvitationId[]) =>
    database
      .forCompany(company)
      .transaction()
      .execute((trx) => expireInvitations(platform, trx, { company, ids, at: clock.now() }));
  // Together first. Where one of them fails none is gone, and each has its own try.
  for (;;) {
    const due = await expiredInvitations(database.owner, clock.now(), togetherSize);
    const [first] = due;
    if (!first || due.length < 2) break;
    const ids = due.filter(({ companyId }) => companyId === first.companyId).map(({ id }) => id);
    const done = await expire(first.companyId, ids).then(
      () => true,
      () => false,
    );
    if (!done) break;
  }
  await sweep(
    (most) => expiredInvitations(database.owner, clock.now(), most),
    async ({ id, companyId }) => {
      await expire(companyId, [id]);
      return true;
    },
    platform,
  );
}

/** Erases the members whose removal can no longer be undone. */
export async function eraseRemovedMembers(platform: Platform, ports: MemberPorts): Promise<void> {
  const { database, clock, secrets } = platform;
  await sweep(
    (most) => overdueRemovals(database.owner, daysAfter(clock.now(), -holdDays), most),
    async ({ id, companyId: company }) => {
      const erasure = { company, at: clock.now(), actor: theService };
      const db = database.forCompany(company);
      await db.transaction().execute((trx) => eraseMember({ secrets, clock, ports }, trx, erasure, id));
      return true;
    },
    platform,
  );
}

/** Works off what is due, piece by piece; what fails, or is left (`false`), is due again at the next sweep. */
async function sweep<Row extends { id: string }>(
  read: (most: number) => Promise<Row[]>,
  work: (row: Row) => Promise<boolean>,
  { log, metrics }: Pick<Platform, 'log' | 'metrics'>,
): Promise<void> {
  const left = new Set<string>();
  for (;;) {
    const rows = (await read(pieceSize + left.size)).filter(({ id }) => !left.has(id));
    if (rows.length === 0) return;
    for (const row of rows) {
      try {
        if (!(await work(row))) left.add(row.id);
      } catch (err) {
        left.add(row.id);
        metrics.faults.inc({ part: 'members' });
        log.error({ err, id: row.id }, 'a sweep of members and invitations left one out');
      }
    }
  }
}

export function defineMemberJobs(platform: Platform, ports: MemberPorts): void {
  const { jobs } = platform;
  jobs.repeat('members.remind-invited', everySeconds, () => remindInvited(platform));
  jobs.repeat('members.delete-expired-invitations', everySeconds, () => deleteExpiredInvitations(platform));
  jobs.repeat('members.erase-removed', everySeconds, () => eraseRemovedMembers(platform, ports));
}
