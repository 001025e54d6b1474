import { sql } from 'kysely';
import type { z } from 'zod';
import type { CompanyId, InvitationId, RoomId } from '../../../../contract/ids.ts';
import type { invitations } from '../../../../contract/invitations.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { fieldProblem, Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { newId } from '../../../platform/random.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { takeLicence } from '../../companies/index.ts';
import { addressRules, chooseDomain, createParty, daysAfter, memberAddresses } from '../../directory/index.ts';
import { personalRoomName } from '../../rooms/index.ts';
import type { Invitation } from '../invitation-queries.ts';
import { digestFor } from '../invitation-token.ts';
import { memberByEmail } from '../queries.ts';
import { canUndo } from './remove-member.ts';
import { takenAt } from './update-member.ts';

export type InvitationInput = z.output<NonNullable<(typeof invitations.create)['~orpc']['inputSchema']>>['body'];

/** Days for which an invitation's link is valid; then it is deleted. */
export const validDays = 60;

/**
 * Invites one person: takes a licence, holds the address and the personal room's. Throws `already_invited`,
 * `no_licence_left`, `address_taken`, `address_malformed`, `domain_not_yours`. Whether the email has an account in
 * another company makes no difference here: only its owner learns that, by the link.
 */
export async function invite(
  platform: Pick<Platform, 'secrets'>,
  trx: Trx,
  acting: Acting,
  input: InvitationInput,
): Promise<Invitation> {
  const { company, at, member: invitedBy } = acting;
  const { fullName, email, accessRight } = input;
  const rules = await addressRules(trx, company);
  const domain = chooseDomain(rules, input.domain);
  const { videoAddress, roomAddress } = memberAddresses(rules, input.localPart, domain);
  await refuseKnownEmail(trx, company, email, at);
  await takeLicence(trx, company, 'member');

  const id = newId<InvitationId>();
  const roomId = newId<RoomId>();
  try {
    await createParty(trx, company, {
      id,
      kind: 'member',
      name: fullName,
      email,
      address: videoAddress,
      listed: false,
      at,
    });
    await createParty(trx, company, {
      id: roomId,
      kind: 'room',
      name: personalRoomName(fullName),
      email: null,
      address: roomAddress,
      listed: false,
      shown: false,
      at,
    });
  } catch (error) {
    throw takenAt(error, '/localPart');
  }
  // Literals and not parameters where an index is partial: a prepared statement could not be matched with it.
  const invitation = await trx
    .insertInto('invitation')
    .values({
      id,
      companyId: company,
      fullName,
      email,
      address: videoAddress,
      roomAddress,
      roomId,
      accessRight,
      tokenDigest: digestFor(platform, { id, version: 1 }),
      invitedBy,
      sentAt: at,
      expiresAt: daysAfter(at, validDays),
    })
    .onConflict((on) => on.columns(['companyId', 'email']).where('state', '=', sql.lit('pending')).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!invitation) throw fieldProblem('already_invited', '/email');
  await recordAct(trx, acting, {
    act: 'member.invited',
    object: { kind: 'invitation', id, name: fullName },
    after: { email, videoAddress, accessRight },
  });
  return invitation;
}

async function refuseKnownEmail(trx: Trx, company: CompanyId, email: string, at: Date): Promise<void> {
  const known = await memberByEmail(trx, company, email);
  if (!known) return;
  if (!known.removedAt) throw fieldProblem('already_invited', '/email');
  if (canUndo(known.removedAt, at)) {
    const detail = 'This email belongs to a member who was removed less than 30 days ago. Undo the removal instead.';
    throw new Problem('already_invited', {
      detail,
      errors: [{ pointer: '/email', message: detail, code: 'already_invited' }],
      current: { removedMember: known.id, fullName: known.fullName },
    });
  }
}
