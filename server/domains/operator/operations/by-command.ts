import type { z } from 'zod';
import type { AccountId, CompanyId } from '../../../../contract/ids.ts';
import { operator } from '../../../../contract/operator.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Acting } from '../../audit/index.ts';
import { proposeLocalPart } from '../../directory/index.ts';
import { findCompanyByLabel } from '../queries.ts';
import { makeCompany } from './create-company.ts';
import { type HandedOver, inviteAdministrator, sendInvitation } from './invite-administrator.ts';

/** Whoever may run commands on the machine; no account of the service. */
function terminal({ clock, config }: Platform): Omit<Acting, 'company'> {
  const actor = { kind: 'service', id: null, name: `${config.serviceName}, by command` } as const;
  const account = '00000000-0000-0000-0000-000000000000' as AccountId;
  return { at: clock.now(), origin: '', actor, account, member: null, via: null };
}

/** The body of a method, checked; faults in one sentence. */
function bodyOf<Body>(schema: z.ZodType<{ body: Body }> | undefined, params: object, body: unknown): Body {
  const read = schema?.safeParse({ params, headers: {}, body });
  if (read?.success) return read.data.body;
  const faults = read?.error.issues.map(({ path, message }) => `${path.slice(1).join('.')}: ${message}`) ?? [];
  throw new Problem('wrong_input', { detail: faults.join('\n') });
}

export interface CompanyByCommand {
  name: string;
  label: string;
  timeZone?: string | undefined;
  trialEndsOn?: string | undefined;
  members?: number | undefined;
  fullName: string;
  email: string;
}

/** Makes a company and invites its first administrator, as an operator does. */
export async function createCompanyByCommand(platform: Platform, given: CompanyByCommand): Promise<HandedOver> {
  const { name, label, timeZone, trialEndsOn, members = 100, fullName, email } = given;
  const input = bodyOf(
    operator.createCompany['~orpc'].inputSchema,
    {},
    {
      name,
      label,
      ...(timeZone ? { timeZone } : {}),
      ...(trialEndsOn ? { trialEndsOn } : {}),
      licences: { members, teamRooms: Math.ceil(members / 10), videoSystems: Math.ceil(members / 10) },
      administrator: { fullName, email, localPart: proposeLocalPart(fullName, 1) },
    },
  );
  const { company, invitation } = await makeCompany(platform, terminal(platform), { input, key: undefined });
  return sendInvitation(platform, { id: company, name: input.name }, invitation);
}

export interface AdministratorByCommand {
  /** Label of the company. */
  company: string;
  fullName: string;
  email: string;
}

/** Invites an administrator of a company, as an operator does. Throws `not_found`, and what an invitation throws. */
export async function createAdministratorByCommand(
  platform: Platform,
  { company: label, fullName, email }: AdministratorByCommand,
): Promise<HandedOver> {
  const company = await findCompanyByLabel(platform.database.operator, label.trim().toLowerCase());
  if (!company) throw new Problem('not_found', { detail: `No company has the label ${label}.` });
  const body = { fullName, email, localPart: proposeLocalPart(fullName, 1) };
  const person = bodyOf(
    operator.inviteAdministrator['~orpc'].inputSchema,
    { id: company.id satisfies CompanyId },
    body,
  );
  return inviteAdministrator(platform, { ...terminal(platform), company: company.id }, { person, key: undefined });
}
