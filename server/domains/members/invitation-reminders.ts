import { sql } from 'kysely';
import type { CompanyId, InvitationId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { daysAfter } from '../directory/index.ts';
import type { Invitation } from './invitation-queries.ts';
import './tables.ts';

/** Days after it was sent on which whoever was invited is reminded. */
const reminderDays = [10, 30] as const;

export interface Due {
  id: InvitationId;
  companyId: CompanyId;
}

const pending = (owner: Db, most: number) =>
  owner
    .selectFrom('invitation')
    .select(['id', 'companyId'])
    .where('state', '=', sql.lit('pending'))
    .orderBy('sentAt')
    .orderBy('id')
    .limit(most);

/** How many reminders were due by then, of what was sent then: `now` minus the days. */
const dueReminders = (now: Date) =>
  sql<number>`(select count(*)::int from unnest(${reminderDays.map((days) => daysAfter(now, -days))}::timestamptz[]) due
    where invitation.sent_at <= due)`;

/** Invitations of every company whose owners are to be reminded now; as the owner. */
export const dueForReminder = (owner: Db, now: Date, most: number): Promise<Due[]> =>
  pending(owner, most)
    .where('expiresAt', '>', now)
    .where('sentAt', '<=', daysAfter(now, -reminderDays[0]))
    .where(sql<boolean>`invitation.reminders < ${dueReminders(now)}`)
    // Nobody could accept the invitation of a company that is suspended or closed.
    .where(sql<boolean>`exists (select from company c where c.id = company_id and c.status in ('trial', 'active'))`)
    .execute();

/** Invitations of every company that nobody used in time; as the owner. */
export const expiredInvitations = (owner: Db, now: Date, most: number): Promise<Due[]> =>
  pending(owner, most).where('expiresAt', '<=', now).execute();

/** Notes a reminder before it is mailed, so that nobody gets it twice; undefined where none is due any more. */
export const takeReminder = (trx: Trx, { id, companyId }: Due, now: Date): Promise<Invitation | undefined> =>
  trx
    .updateTable('invitation')
    .set({ reminders: dueReminders(now), remindedAt: now })
    .where('companyId', '=', companyId)
    .where('id', '=', id)
    .where('state', '=', sql.lit('pending'))
    .where('expiresAt', '>', now)
    .where(sql<boolean>`invitation.reminders < ${dueReminders(now)}`)
    .returningAll()
    .executeTakeFirst();
