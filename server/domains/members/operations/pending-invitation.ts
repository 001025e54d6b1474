import type { CompanyId, InvitationId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { freeLicence } from '../../companies/index.ts';
import { daysAfter, dropParty } from '../../directory/index.ts';
import { type Invitation, lockInvitation } from '../invitation-queries.ts';
import { digestFor, invitationLink } from '../invitation-token.ts';
import { validDays } from './invite.ts';

/** New links that an invitation may be given within an hour. */
const resendsAnHour = 5;
const hourMs = 60 * 60 * 1000;

/**
 * Gives an invitation a new link for another 60 days; the old link ends. Throws `not_found`; `mailed_too_often` after 5
 * within an hour.
 */
export async function reissue(
  platform: Pick<Platform, 'secrets'>,
  trx: Trx,
  acting: Acting,
  id: InvitationId,
): Promise<Invitation> {
  const { company, at } = acting;
  const pending = await lockPending(trx, company, id);
  const version = pending.version + 1;
  const invitation = await trx
    .updateTable('invitation')
    .set({
      ...countResend(pending, at),
      tokenDigest: digestFor(platform, { id, version }),
      version,
      sentAt: at,
      expiresAt: daysAfter(at, validDays),
      mailedAt: null,
      reminders: 0,
      remindedAt: null,
    })
    .where('companyId', '=', company)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordAct(trx, acting, {
    act: 'invitation.resent',
    object: { kind: 'invitation', id, name: invitation.fullName },
  });
  return invitation;
}

function countResend({ resends, resendsSince }: Invitation, at: Date): { resends: number; resendsSince: Date } {
  const ends = (resendsSince?.getTime() ?? 0) + hourMs;
  if (!resendsSince || ends <= at.getTime()) return { resends: 1, resendsSince: at };
  if (resends >= resendsAnHour) {
    throw new Problem('mailed_too_often', { retryAfter: Math.ceil((ends - at.getTime()) / 1000) });
  }
  return { resends: resends + 1, resendsSince };
}

/**
 * The present link of a pending invitation, which goes on being valid, for somebody who hands it over by another way.
 * Throws `not_found`.
 */
export async function copyLink(
  platform: Pick<Platform, 'secrets' | 'publicUrl'>,
  trx: Trx,
  acting: Acting,
  id: InvitationId,
): Promise<{ link: string; expiresAt: Date }> {
  const { company, at } = acting;
  const pending = await lockPending(trx, company, id);
  if (pending.expiresAt <= at) throw new Problem('not_found');
  await keepLink(platform, trx, pending);
  await recordAct(trx, acting, {
    act: 'invitation.link-copied',
    object: { kind: 'invitation', id, name: pending.fullName },
  });
  return { link: invitationLink(platform, pending), expiresAt: pending.expiresAt };
}

/** Invitations made before links were derived have a token that nobody knows any more: they get the derived one. */
export async function keepLink(
  platform: Pick<Platform, 'secrets'>,
  trx: Trx,
  { id, companyId, version, tokenDigest }: Invitation,
): Promise<void> {
  const derived = digestFor(platform, { id, version });
  if (derived === tokenDigest) return;
  await trx
    .updateTable('invitation')
    .set({ tokenDigest: derived })
    .where('companyId', '=', companyId)
    .where('id', '=', id)
    .execute();
}

/** Revokes an invitation: its link ends, licence and addresses are free at once. Throws `not_found`. */
export async function revoke(trx: Trx, acting: Acting, id: InvitationId): Promise<void> {
  const { company } = acting;
  const invitation = await lockPending(trx, company, id);
  const { fullName, email, address } = invitation;
  await recordAct(trx, acting, {
    act: 'invitation.revoked',
    object: { kind: 'invitation', id, name: fullName },
    before: { email, videoAddress: address },
  });
  await dropInvitation(trx, invitation);
}

/** Deletes a pending invitation with all that it holds: parties, addresses, licence. */
export async function dropInvitation(
  trx: Trx,
  { id, roomId, companyId: company }: Pick<Invitation, 'id' | 'roomId' | 'companyId'>,
): Promise<void> {
  await dropParty(trx, company, id);
  await dropParty(trx, company, roomId);
  await freeLicence(trx, company, 'member');
}

async function lockPending(trx: Trx, company: CompanyId, id: InvitationId): Promise<Invitation> {
  const invitation = await lockInvitation(trx, company, id);
  if (invitation?.state !== 'pending') throw new Problem('not_found');
  return invitation;
}
