import { createPasswordResetLink, findAccountByEmail } from '../../domains/identity/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { StartFault } from '../start-fault.ts';

/** Carries a command out on the open service, or on the database where none runs. Gives lines to print. */
export async function serviceCommand(
  platform: Platform,
  command: string,
  input: Readonly<Record<string, string>>,
): Promise<string[]> {
  if (command === 'reset-password') return resetPassword(platform, input['email'] ?? '');
  throw new StartFault(`The running service does not know the command ${command}.`);
}

async function resetPassword(platform: Platform, email: string): Promise<string[]> {
  const account = await findAccountByEmail(platform.database.identity, email.trim().toLowerCase());
  if (!account) throw new StartFault(`No account has the email ${email}.`);
  return [
    `Open this link within two hours to choose a new password for ${email}:`,
    await createPasswordResetLink(platform, account.id),
  ];
}
