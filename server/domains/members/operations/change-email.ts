import type { CompanyId, MemberId } from '../../../../contract/ids.ts';
import { type Trx, within } from '../../../platform/database/database.ts';
import type { Scope } from '../../../platform/database/scope.ts';
import { fieldProblem, Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Acting, record, recordAct } from '../../audit/index.ts';
import { renameParty } from '../../directory/index.ts';
import { askForEmail, dropEmailChange, type EmailChange, renewEmailLink } from '../../identity/index.ts';
import { isInvited } from '../invitation-queries.ts';
import { lockMember, lockPresent, type Member, memberByEmail, setMember } from '../queries.ts';

type Secrets = Pick<Platform, 'secrets'>;

const asIdentity = <Result>(trx: Trx, company: CompanyId, run: () => Promise<Result>): Promise<Result> => {
  const back: Scope = { role: 'app', company };
  return within(trx, { role: 'identity' }, back, run);
};

export interface AskedEmail {
  change: EmailChange;
  member: Member;
}

/**
 * Asks for another email of a member, in the place of one that waited. Throws `not_found`, `already_invited` where it
 * belongs to somebody of the company. Whether it has an account elsewhere makes no difference here.
 */
export async function changeEmail(
  platform: Secrets,
  trx: Trx,
  acting: Acting,
  { id, email }: { id: MemberId; email: string },
): Promise<AskedEmail> {
  const { company, at } = acting;
  const member = await lockPresent(trx, company, id);
  if (member.email === email) throw fieldProblem('wrong_input', '/email', 'This is the member’s email already.');
  const isKnown = (await memberByEmail(trx, company, email)) || (await isInvited(trx, company, email));
  if (isKnown) throw fieldProblem('already_invited', '/email');
  const change = await asIdentity(trx, company, () =>
    askForEmail(platform, trx, { account: member.accountId, email, at }),
  );
  await recordAct(trx, acting, {
    act: 'member.email-asked',
    object: { kind: 'member', id, name: member.fullName },
    before: { email: member.email },
    after: { email },
  });
  return { change, member };
}

/** Gives the email that waits a new link. Throws `not_found`. */
export async function resendEmail(platform: Secrets, trx: Trx, acting: Acting, id: MemberId): Promise<AskedEmail> {
  const { company, at } = acting;
  const member = await lockPresent(trx, company, id);
  const change = await asIdentity(trx, company, () => renewEmailLink(platform, trx, member.accountId, at));
  await recordAct(trx, acting, {
    act: 'member.email-resent',
    object: { kind: 'member', id, name: member.fullName },
    after: { email: change.email },
  });
  return { change, member };
}

/** Keeps the email as it is. Throws `not_found` where none waits. */
export async function cancelEmail(trx: Trx, acting: Acting, id: MemberId): Promise<void> {
  const { company } = acting;
  const member = await lockPresent(trx, company, id);
  const dropped = await asIdentity(trx, company, () => dropEmailChange(trx, member.accountId));
  if (!dropped) throw new Problem('not_found');
  await recordAct(trx, acting, {
    act: 'member.email-cancelled',
    object: { kind: 'member', id, name: member.fullName },
    before: { email: dropped.email },
  });
}

interface ChangedEmail {
  member: MemberId;
  email: string;
  at: Date;
  origin: string;
}

/** Takes over an email that its owner has confirmed, where members and search have it; in the company's scope. */
export async function takeOverEmail(
  trx: Trx,
  company: CompanyId,
  { member: id, email, at, origin }: ChangedEmail,
): Promise<void> {
  const member = await lockMember(trx, company, id);
  if (!member || member.removedAt) return;
  await setMember(trx, company, id, { email });
  await renameParty(trx, company, id, { email });
  await record(trx, company, {
    at,
    origin,
    actor: { kind: 'member', id, name: member.fullName },
    act: 'member.email-changed',
    object: { kind: 'member', id, name: member.fullName },
    before: { email: member.email },
    after: { email },
  });
}
