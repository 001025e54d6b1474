import { createAdministratorByCommand, createCompanyByCommand } from '../../domains/operator/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { CommandEnd } from '../command-socket.ts';
import { StartFault } from '../start-fault.ts';

type Input = Readonly<Record<string, string>>;

/** Makes a company; prints how its first administrator gets in. */
export async function makeCompany(platform: Platform, input: Input): Promise<CommandEnd> {
  const { name = '', label = '', email = '', 'full-name': fullName = '', members } = input;
  const count = members === undefined ? undefined : Number(members);
  if (count !== undefined && !Number.isInteger(count)) throw new StartFault('--members takes a number.');
  const sent = await createCompanyByCommand(platform, {
    name,
    label,
    email,
    fullName,
    timeZone: input['time-zone'],
    trialEndsOn: input['trial-until'],
    members: count,
  });
  return told(`${name} is made.`, email, sent);
}

/** Invites an administrator; prints how to get in. */
export async function makeAdministrator(platform: Platform, input: Input): Promise<CommandEnd> {
  const { company = '', email = '', 'full-name': fullName = '' } = input;
  const sent = await createAdministratorByCommand(platform, { company, email, fullName });
  return told(`${fullName} is invited.`, email, sent);
}

function told(done: string, email: string, { link }: { link: string | null }): CommandEnd {
  const how = link
    ? [`Hand this link to ${email}; it works once, for 60 days:`, link]
    : [`A link was mailed to ${email}.`];
  return { lines: [done, ...how], code: 0 };
}
