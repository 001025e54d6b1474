import type { CompanyId, MemberId } from '../../../../contract/ids.ts';
import { type Trx, within } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { changeAccount } from '../accounts.ts';
import { type EmailChange, findEmailChangeByLink, takeEmailChange } from '../email-change-queries.ts';
import { emailLinkDigest } from '../email-link.ts';
import { deleteLinks } from '../link-queries.ts';
import { emailChangedMail } from '../mails.ts';
import { findAccount, findAccountByEmail, membershipOf } from '../queries.ts';

export interface EmailPorts {
  /** Takes a member's new email into the company, in the transaction and in the company's scope. */
  onEmailChanged(
    trx: Trx,
    company: CompanyId,
    changed: { member: MemberId; email: string; at: Date; origin: string },
  ): Promise<void>;
}

const inUse = () =>
  new Problem('email_in_use', {
    detail:
      'This email has an account on this service already, so it cannot be used for another one. Ask for another email.',
  });

/** What a link confirms. Throws `link_expired`; `email_in_use`, which the owner alone learns, by the link. */
export async function openEmailLink(
  platform: Platform,
  token: string,
): Promise<{ change: EmailChange; fullName: string }> {
  const { database, clock } = platform;
  const change = await findEmailChangeByLink(database.identity, emailLinkDigest(platform, token), clock.now());
  const account = change && (await findAccount(database.identity, change.accountId));
  if (!change || !account) throw new Problem('link_expired');
  if (await findAccountByEmail(database.identity, change.email)) throw inUse();
  return { change, fullName: account.name };
}

/**
 * Makes a confirmed email the account's, the member's and the one that search finds, in one transaction; links for a
 * new password that went to the address before end. Tells that address. Throws `link_expired`, `email_in_use`.
 */
export async function confirmEmail(
  platform: Platform,
  ports: EmailPorts,
  { token, origin }: { token: string; origin: string },
): Promise<{ email: string }> {
  const { database, clock, config, mail, log } = platform;
  const { change } = await openEmailLink(platform, token);
  const { accountId, email } = change;
  const membership = await membershipOf(database.resolver, accountId);
  const at = clock.now();
  const before = await database.identity.transaction().execute(async (trx) => {
    // The member is locked before the account, as where an administrator gives a name.
    if (membership) {
      const { companyId: company, memberId: member } = membership;
      await within(trx, { role: 'app', company }, { role: 'identity' }, () =>
        ports.onEmailChanged(trx, company, { member, email, at, origin }),
      );
    }
    const taken = await takeEmailChange(trx, emailLinkDigest(platform, token), at);
    const account = taken && (await findAccount(trx, accountId));
    if (!account) throw new Problem('link_expired');
    await changeAccount(trx, accountId, { email, at }).catch((error: unknown) => {
      throw error instanceof Problem && error.problem === 'email_in_use' ? inUse() : error;
    });
    await deleteLinks(trx, accountId);
    return account.email;
  });
  if (mail.enabled) {
    await mail.send(emailChangedMail({ to: before, serviceName: config.serviceName })).catch((err: unknown) => {
      log.error({ err }, 'an address was not told that it is no account’s any more');
    });
  }
  return { email };
}
