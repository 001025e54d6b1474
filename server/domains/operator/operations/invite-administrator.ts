import type { CompanyId, InvitationId } from '../../../../contract/ids.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Acting, withIdempotency } from '../../audit/index.ts';
import { isOpenStatus } from '../../companies/index.ts';
import { type Invitation, invitationLink, invitationMail, invite, reissue, setMailed } from '../../members/index.ts';
import { rescueNotice } from '../mails.ts';
import { tellAdministrators } from '../tell.ts';
import { requireCompany } from '../view.ts';
import { providerLine } from './provider-line.ts';

/** How an invitation or a link went out: by mail, or by the operator's hand. */
export interface HandedOver {
  mailed: boolean;
  link: string | null;
}

/** Mails an invitation that was committed. A mail that can't be queued leaves it, whose link is answered then. */
export async function sendInvitation(
  platform: Platform,
  company: { id: CompanyId; name: string },
  invitation: Invitation,
): Promise<HandedOver> {
  const { config, clock, database, log, mail } = platform;
  const link = invitationLink(platform, invitation);
  if (!mail.enabled) return { mailed: false, link };
  const { fullName, email: to, address: videoAddress, expiresAt } = invitation;
  const names = { companyName: company.name, serviceName: config.serviceName };
  try {
    await mail.send(invitationMail({ to, fullName, ...names, videoAddress, link, expiresAt }));
  } catch (err) {
    log.error({ err }, 'invitation not mailed');
    return { mailed: false, link };
  }
  await setMailed(database.forCompany(company.id), invitation, clock.now());
  return { mailed: true, link: null };
}

/** The provider looks after nobody but administrators. */
export const notAnAdministrator = () =>
  new Problem('not_allowed', {
    detail: 'The provider helps administrators only. Members are looked after by the administrators of their company.',
  });

interface Person {
  fullName: string;
  email: string;
  localPart: string;
}

/** Invites a new administrator of a company, and tells those that there are. Throws what an invitation throws. */
export async function inviteAdministrator(
  platform: Platform,
  acting: Acting,
  { person, key }: { person: Person; key: string | undefined },
): Promise<HandedOver> {
  const company = await requireOpenCompany(platform, acting);
  const repeatable = { key, method: 'operator.inviteAdministrator', sender: acting.account, body: person };
  const invitation = await platform.database
    .forCompany(company.id)
    .transaction()
    .execute((trx) =>
      withIdempotency(platform, trx, company.id, repeatable, async () => {
        const answer = await invite(platform, trx, acting, { ...person, accessRight: 'administrator' });
        return { id: answer.id, answer, holdsSecret: true };
      }),
    );
  const handedOver = await sendInvitation(platform, company, invitation);
  const what = `${acting.actor.name}, an operator of the provider, invited ${person.fullName} (${person.email}) as an administrator of ${company.name}.`;
  await tellAdministrators(platform, company.id, rescueNotice(what, await providerLine(platform)));
  return handedOver;
}

/**
 * Gives an invited administrator a new link, for whom the first one is lost. Throws `not_found`; `not_allowed` where a
 * member is invited; what `reissue` throws.
 */
export async function resendInvitation(platform: Platform, acting: Acting, id: InvitationId): Promise<HandedOver> {
  const company = await requireOpenCompany(platform, acting);
  const invitation = await platform.database
    .forCompany(company.id)
    .transaction()
    .execute(async (trx) => {
      const renewed = await reissue(platform, trx, acting, id);
      if (renewed.accessRight !== 'administrator') throw notAnAdministrator();
      return renewed;
    });
  const handedOver = await sendInvitation(platform, company, invitation);
  const { fullName, email } = invitation;
  const what = `${acting.actor.name}, an operator of the provider, sent ${fullName} (${email}) a new link to the invitation as an administrator of ${company.name}.`;
  await tellAdministrators(platform, company.id, rescueNotice(what, await providerLine(platform)));
  return handedOver;
}

async function requireOpenCompany(platform: Platform, { company: id }: Acting) {
  const company = await requireCompany(platform, id);
  if (!isOpenStatus(company.status)) {
    throw new Problem('company_suspended', {
      detail: 'Activate the company first: nobody could accept the invitation.',
    });
  }
  return company;
}
