import { sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { Platform } from '../../../platform/platform.ts';
import { lastSeal } from '../chain-queries.ts';
import { headMail } from '../head-mail.ts';
import '../tables.ts';

type Needs = Pick<Platform, 'database' | 'clock' | 'mail' | 'config' | 'publicUrl'>;

interface Due {
  company: CompanyId;
  name: string;
  label: string;
  timeZone: string;
  address: string;
  every: 'day' | 'week';
}

/**
 * Mails the head of each company's chain to the address that its administrator chose, where a day or a week has passed
 * since the last. A mail that could not be queued is due again.
 */
export async function mailHeads({ database, clock, mail, config, publicUrl }: Needs): Promise<void> {
  if (!mail.enabled) return;
  const at = clock.now();
  const { rows } = await sql<Due>`
    select m.company_id as company, c.name, c.label, c.time_zone, m.address, m.every
      from activity_head_mail m join activity_company c on c.id = m.company_id
      where m.address is not null
        and (m.sent_at is null or m.sent_at <= ${at}::timestamptz - ('1 ' || m.every)::interval)`.execute(
    database.owner,
  );
  for (const due of rows) {
    const db = database.forCompany(due.company);
    const head = await lastSeal(db, due.company);
    if (!head) continue;
    await mail.send(headMail({ ...due, head, at, serviceName: config.serviceName, url: publicUrl() }));
    await db.updateTable('activityHeadMail').set({ sentAt: at }).where('companyId', '=', due.company).execute();
  }
}
