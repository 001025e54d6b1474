import type { CompanyId } from '../../../contract/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { getCompany } from '../companies/index.ts';
import { operatorEmails } from '../identity/index.ts';
import { administratorEmails } from '../members/index.ts';
import { type Notice, noticeMail } from './mails.ts';

/** Mails a notice about a company to its active administrators. A mail that can't be queued is logged: the act stands. */
export async function tellAdministrators(platform: Platform, company: CompanyId, notice: Notice): Promise<void> {
  const { database, config } = platform;
  if (!platform.mail.enabled) return;
  const db = database.forCompany(company);
  const { name } = await getCompany(db, company);
  const why = `You get this as an administrator of ${name} on ${config.serviceName}.`;
  await mailAll(platform, await administratorEmails(db, company), notice, why);
}

/** The same to the operators of the service. */
export async function tellOperators(platform: Platform, notice: Notice): Promise<void> {
  if (!platform.mail.enabled) return;
  const why = `You get this as an operator of ${platform.config.serviceName}.`;
  await mailAll(platform, await operatorEmails(platform.database.identity), notice, why);
}

async function mailAll(
  platform: Platform,
  addresses: readonly string[],
  notice: Notice,
  footer: string,
): Promise<void> {
  for (const to of addresses) {
    await platform.mail
      .send(noticeMail(platform, to, footer, notice))
      .catch((err: unknown) => platform.log.error({ err }, 'somebody was not told'));
  }
}
