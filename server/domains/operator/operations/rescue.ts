import type { MemberId } from '../../../../contract/ids.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { createPasswordResetLink, findAccount, passwordResetMail } from '../../identity/index.ts';
import { type Member, type MemberPorts, memberOf, updateMember } from '../../members/index.ts';
import { rescueNotice } from '../mails.ts';
import { tellAdministrators } from '../tell.ts';
import { requireCompany } from '../view.ts';
import { type HandedOver, notAnAdministrator } from './invite-administrator.ts';
import { providerLine } from './provider-line.ts';

/** The member, in a company that is there. Throws `not_found`. */
export async function requireMember(platform: Platform, { company }: Acting, id: MemberId): Promise<Member> {
  await requireCompany(platform, company);
  const member = await memberOf(platform.database.forCompany(company), company, id);
  if (!member) throw new Problem('not_found');
  return member;
}

const told = async (platform: Platform, { company, actor }: Acting, what: string): Promise<void> =>
  tellAdministrators(
    platform,
    company,
    rescueNotice(`${actor.name}, an operator of the provider, ${what}`, await providerLine(platform)),
  );

export interface Rescue {
  id: MemberId;
  version: number;
  change: { accessRight: 'administrator' } | { status: 'active' };
}

/**
 * Makes a member an administrator, or reactivates a suspended administrator, and tells the company's administrators.
 * False where the member has another version. Throws `not_found`; `not_allowed` for the reactivation of who is none.
 */
export async function rescueMember(
  platform: Platform,
  ports: MemberPorts,
  acting: Acting,
  { id, version, change }: Rescue,
): Promise<boolean> {
  const member = await requireMember(platform, acting, id);
  if ('status' in change && member.accessRight !== 'administrator') throw notAnAdministrator();
  const { secrets, database } = platform;
  const done = await database
    .forCompany(acting.company)
    .transaction()
    .execute((trx) => updateMember({ secrets, ports }, trx, acting, { id, version, change }));
  if (!done) return false;
  const who = `${member.fullName} (${member.email})`;
  await told(platform, acting, 'status' in change ? `reactivated ${who}.` : `made ${who} an administrator.`);
  return true;
}

/** Mails an administrator a link for a new password; it is answered where mail is off. Throws `not_found`, `not_allowed`. */
export async function sendPasswordLink(platform: Platform, acting: Acting, id: MemberId): Promise<HandedOver> {
  const { config, database, mail } = platform;
  const member = await requireMember(platform, acting, id);
  if (member.accessRight !== 'administrator') throw notAnAdministrator();
  const account = await findAccount(database.identity, member.accountId);
  if (!account) throw new Problem('not_found');
  await database
    .forCompany(acting.company)
    .transaction()
    .execute((trx) =>
      recordAct(trx, acting, {
        act: 'member.password-reset',
        object: { kind: 'member', id, name: member.fullName },
      }),
    );
  const url = await createPasswordResetLink(platform, account.id);
  if (mail.enabled) {
    await mail.send(passwordResetMail({ to: account.email, url, serviceName: config.serviceName }));
  }
  await told(platform, acting, `sent ${member.fullName} (${member.email}) a link for a new password.`);
  return mail.enabled ? { mailed: true, link: null } : { mailed: false, link: url };
}
