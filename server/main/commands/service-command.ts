import { createPasswordResetLink, findAccountByEmail } from '../../domains/identity/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { CommandEnd, Tell } from '../command-socket.ts';
import { StartFault } from '../start-fault.ts';
import { makeAdministrator, makeCompany } from './make-company.ts';
import { rebuildUsages, verifyUsages } from './usage.ts';
import { verifyActivities } from './verify-activity.ts';

type Input = Readonly<Record<string, string>>;

/** Carries a command out on the open service, or on the database where none runs. */
export async function serviceCommand(
  platform: Platform,
  command: string,
  input: Input,
  tell: Tell,
): Promise<CommandEnd> {
  if (command === 'reset-password') return resetPassword(platform, input['email'] ?? '');
  if (command === 'create-company') return makeCompany(platform, input);
  if (command === 'create-administrator') return makeAdministrator(platform, input);
  if (command === 'verify-activity') return verifyActivities(platform, input, tell);
  if (command === 'usage verify') return verifyUsages(platform, input, tell);
  if (command === 'usage rebuild') return rebuildUsages(platform, input, tell);
  throw new StartFault(`The running service does not know the command ${command}.`);
}

async function resetPassword(platform: Platform, email: string): Promise<CommandEnd> {
  const account = await findAccountByEmail(platform.database.identity, email.trim().toLowerCase());
  if (!account) throw new StartFault(`No account has the email ${email}.`);
  const link = await createPasswordResetLink(platform, account.id);
  return { lines: [`Open this link within two hours to choose a new password for ${email}:`, link], code: 0 };
}
