import type { CompanyId } from '../../../contract/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { getCompany } from '../companies/index.ts';
import { administratorEmails } from '../members/index.ts';
import { type Notice, noticeMail } from './mails.ts';

/** Mails a notice to every active administrator of a company. A mail that can't be queued is logged: the act stands. */
export async function tellAdministrators(platform: Platform, company: CompanyId, notice: Notice): Promise<void> {
  const { database, mail, log } = platform;
  if (!mail.enabled) return;
  const db = database.forCompany(company);
  const { name } = await getCompany(db, company);
  for (const email of await administratorEmails(db, company)) {
    await mail
      .send(noticeMail(platform, email, name, notice))
      .catch((err: unknown) => log.error({ err, company }, 'administrators were not told'));
  }
}
