import type { AccountId, CompanyId, InvitationId, MemberId } from '../../../../contract/ids.ts';
import { type Db, within } from '../../../platform/database/database.ts';
import type { Scope } from '../../../platform/database/scope.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { record } from '../../audit/index.ts';
import { getCompany, isOpenStatus } from '../../companies/index.ts';
import { createAccount, findAccountByEmail, hashPassword } from '../../identity/index.ts';
import { findInvitation, type Invitation, invitationOf, lockInvitation } from '../invitation-queries.ts';
import '../tables.ts';
import { invitationDigest } from '../invitation-token.ts';
import { addInvitedMember } from './add-member.ts';

type Needs = Pick<Platform, 'database' | 'secrets' | 'clock'>;

/** What a link offers, with the company. Throws `link_expired` for an unknown or ended one, `link_used`, `email_in_use`. */
export async function openInvitation(
  platform: Needs,
  token: string,
): Promise<{ invitation: Invitation; companyName: string }> {
  const { database, clock } = platform;
  const found = await findInvitation(database.resolver, invitationDigest(platform, token));
  if (!found) throw new Problem('link_expired');
  const db = database.forCompany(found.companyId);
  const invitation = checked(await invitationOf(db, found.companyId, found.invitationId), clock.now());
  const company = await getCompany(db, found.companyId);
  if (!isOpenStatus(company.status)) {
    const detail = `${company.name} can’t take anybody in at present. The link goes on being valid; ask who invited you.`;
    throw new Problem('company_suspended', { detail });
  }
  if (await findAccountByEmail(database.identity, invitation.email)) throw new Problem('email_in_use');
  return { invitation, companyName: company.name };
}

function checked(invitation: Invitation | undefined, now: Date): Invitation {
  if (!invitation || invitation.state === 'revoked') throw new Problem('link_expired');
  if (invitation.state === 'used') throw new Problem('link_used');
  if (invitation.expiresAt <= now) throw new Problem('link_expired');
  return invitation;
}

export interface Accepted {
  account: AccountId;
  invitation: Invitation;
}

/**
 * Makes account, member and personal room of an invitation in one transaction; of two at once the later is told
 * `link_used`. Throws what `openInvitation` throws, `password_too_short`, `password_breached`.
 */
export async function acceptInvitation(
  platform: Needs,
  given: { token: string; password: string; fullName?: string | undefined; origin: string },
): Promise<Accepted> {
  const { invitation: offered } = await openInvitation(platform, given.token);
  const passwordHash = await hashPassword(given.password);
  const digest = invitationDigest(platform, given.token);
  const at = platform.clock.now();
  const company = offered.companyId;
  const app: Scope = { role: 'app', company };
  return platform.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const invitation = checked(await lockInvitation(trx, company, offered.id), at);
      if (invitation.tokenDigest !== digest) throw new Problem('link_expired');
      const { email, address, roomAddress, roomId, accessRight } = invitation;
      const fullName = given.fullName ?? invitation.fullName;
      const account = await within(trx, { role: 'identity' }, app, () =>
        createAccount(trx, { email, fullName, passwordHash, at }),
      );
      const id = memberIdOf(invitation.id);
      await addInvitedMember(trx, company, {
        id,
        roomId,
        account,
        fullName,
        email,
        address,
        roomAddress,
        accessRight,
        at,
      });
      await emptyInvitation(trx, company, invitation.id);
      await record(trx, company, {
        at,
        actor: { kind: 'member', id, name: fullName },
        act: 'member.joined',
        object: { kind: 'member', id, name: fullName },
        origin: given.origin,
        after: { videoAddress: address, roomAddress, accessRight },
      });
      return { account, invitation };
    });
}

/** The party of an invitation is the member's. */
const memberIdOf = (invitation: InvitationId): MemberId => `${invitation}` as MemberId;

/** A used invitation keeps its token's digest, so that the link says that it was used, and nothing about the person. */
const emptyInvitation = (trx: Db, company: CompanyId, id: InvitationId) =>
  trx
    .updateTable('invitation')
    .set({ state: 'used', fullName: '', email: '', address: '', roomAddress: '' })
    .where('companyId', '=', company)
    .where('id', '=', id)
    .execute();
