import type { IssuedEmail } from '../../../contract/identity.ts';
import type { AccountId } from '../../../contract/ids.ts';
import type { Trx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Platform } from '../../platform/platform.ts';
import { type EmailChange, putEmailChange, renewEmailChange } from './email-change-queries.ts';
import { confirmEmailMail } from './mails.ts';
import { countTry } from './throttle.ts';

/** A link works once, for 24 hours. */
const linkMilliseconds = 24 * 60 * 60 * 1000;

type Secrets = Pick<Platform, 'secrets'>;

/** Made of what the database has and the secret that it has not: the same link can be shown again. */
const tokenOf = ({ secrets }: Secrets, id: string, version: number): string =>
  secrets.digest('email-link', `${id} ${version}`);

/** What stands in the database of a link's token. */
export const emailLinkDigest = ({ secrets }: Secrets, token: string): string =>
  secrets.digest('email-link-digest', token);

const digestOf = (platform: Secrets) => (id: string, version: number) =>
  emailLinkDigest(platform, tokenOf(platform, id, version));

const validFrom = (at: Date) => ({ at, expiresAt: new Date(at.getTime() + linkMilliseconds) });

/** Lets an account wait for a new email, in the place of one that waited. In the identity scope. */
export const askForEmail = (
  platform: Secrets,
  trx: Trx,
  { account, email, at }: { account: AccountId; email: string; at: Date },
): Promise<EmailChange> => putEmailChange(trx, account, { email, ...validFrom(at) }, digestOf(platform));

/** Gives a waiting email a new link; the one before ends. In the identity scope. Throws `not_found`. */
export async function renewEmailLink(platform: Secrets, trx: Trx, account: AccountId, at: Date): Promise<EmailChange> {
  const change = await renewEmailChange(trx, account, validFrom(at), digestOf(platform));
  if (!change) throw new Problem('not_found');
  return change;
}

/**
 * Counts a mail to an address that somebody else names. Not in a transaction. Throws `mailed_too_often` with the
 * seconds to wait.
 */
export async function countMail(platform: Pick<Platform, 'clock' | 'secrets' | 'database'>, to: string): Promise<void> {
  await countTry(platform, [{ kind: 'mailbox', name: `${to} confirmations` }]).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    const { retryAfter } = error.extra;
    throw new Problem('mailed_too_often', retryAfter === undefined ? {} : { retryAfter });
  });
}

/** A waiting email for the contract, with its link where mail is off. */
export function presentEmailChange(platform: Platform, change: EmailChange): IssuedEmail {
  const { id, email, version, sentAt, expiresAt } = change;
  const { enabled } = platform.mail;
  return {
    email,
    sentAt: sentAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    mailed: enabled,
    link: enabled ? null : linkTo(platform, tokenOf(platform, id, version)),
  };
}

const linkTo = (platform: Pick<Platform, 'publicUrl'>, token: string) =>
  `${platform.publicUrl()}/confirm-email/${token}`;

/** Mails the link to the new address after the commit; where mail is off, it is in the answer. */
export async function issueEmailLink(platform: Platform, change: EmailChange, fullName: string): Promise<IssuedEmail> {
  const { mail, log, config } = platform;
  const answer = presentEmailChange(platform, change);
  if (!mail.enabled) return answer;
  const url = linkTo(platform, tokenOf(platform, change.id, change.version));
  const message = confirmEmailMail({ to: change.email, fullName, url, serviceName: config.serviceName });
  const mailed = await mail.send(message).then(
    () => true,
    (err: unknown) => {
      log.error({ err }, 'link for a new email not mailed');
      return false;
    },
  );
  return { ...answer, mailed };
}
