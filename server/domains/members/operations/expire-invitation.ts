import type { CompanyId, InvitationId } from '../../../../contract/ids.ts';
import { type Trx, within } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Actor, erasePerson, formerMember, record } from '../../audit/index.ts';
import { lockInvitation } from '../invitation-queries.ts';
import { dropInvitation } from './pending-invitation.ts';

/** What the service does by itself. */
export const theService: Actor = { kind: 'service', id: null, name: 'Rotunda' };

/**
 * Deletes an invitation that nobody used in its 60 days, with all that it held about the person, in the activity log too;
 * licence and addresses are free. Leaves one alone that was used, revoked or sent anew meanwhile. In the company's scope.
 */
export async function expireInvitation(
  platform: Pick<Platform, 'secrets' | 'clock'>,
  trx: Trx,
  { company, id, at }: { company: CompanyId; id: InvitationId; at: Date },
): Promise<void> {
  const invitation = await lockInvitation(trx, company, id);
  if (invitation?.state !== 'pending' || invitation.expiresAt > at) return;
  const { email, address, roomAddress } = invitation;
  await dropInvitation(trx, invitation);
  await within(trx, { role: 'owner' }, { role: 'app', company }, () =>
    erasePerson(trx, platform, company, { ids: [id], texts: [email, address, roomAddress] }),
  );
  await record(trx, company, {
    at,
    actor: theService,
    act: 'invitation.expired',
    object: { kind: 'invitation', id, name: formerMember },
  });
}
