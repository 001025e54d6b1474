import { z } from 'zod';
import type { AccountId } from '../../../contract/ids.ts';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { newToken } from '../../platform/random.ts';
import { insertLink } from './link-queries.ts';
import { passwordResetMail } from './mails.ts';
import { findAccountByEmail } from './queries.ts';

/** A link works once, for two hours. */
const linkMilliseconds = 2 * 60 * 60 * 1000;

/** What stands in the database of a link's token. */
export const linkDigest = ({ secrets }: Pick<Platform, 'secrets'>, token: string): string =>
  secrets.digest('password-reset', token);

/** A one-time link for a new password, for mail or, where mail is off, for an administrator to hand over. */
export async function createPasswordResetLink(platform: Platform, account: AccountId): Promise<string> {
  const token = newToken();
  const at = platform.clock.now();
  const expiresAt = new Date(at.getTime() + linkMilliseconds);
  await insertLink(platform.database.identity, { digest: linkDigest(platform, token), account, expiresAt, at });
  return `${platform.publicUrl()}/reset-password/${token}`;
}

const resetData = z.object({ email: z.string() });

/** Mails a link to an account's email, and does nothing where there is no such account; the asker can't tell. */
export const passwordResetJob = (platform: Platform): JobDefinition<z.infer<typeof resetData>> => ({
  name: 'identity.password-reset',
  data: resetData,
  async run({ email }) {
    const account = await findAccountByEmail(platform.database.identity, email);
    if (!account || !platform.mail.enabled) return;
    const url = await createPasswordResetLink(platform, account.id);
    await platform.mail.send(passwordResetMail({ to: email, url, serviceName: platform.config.serviceName }));
  },
});
