import type { CompanyId, InvitationId } from '../../../../contract/ids.ts';
import { type Trx, within } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Actor, erasePerson, formerMember, record } from '../../audit/index.ts';
import { type Invitation, lockInvitation } from '../invitation-queries.ts';
import { namesOfOthers } from '../queries.ts';
import { dropInvitation } from './pending-invitation.ts';

/** What the service does by itself. */
export const theService: Actor = { kind: 'service', id: null, name: 'Rotunda' };

/**
 * Deletes invitations that nobody used in their 60 days, with all that they held about people, in the activity log too;
 * licences and addresses are free. Leaves those alone that were used, revoked or sent anew meanwhile. Some at once, because
 * the log's entry of an import is as large as the import. In the company's scope.
 */
export async function expireInvitations(
  platform: Pick<Platform, 'secrets' | 'clock'>,
  trx: Trx,
  { company, ids: due, at }: { company: CompanyId; ids: readonly InvitationId[]; at: Date },
): Promise<void> {
  const over: Invitation[] = [];
  // All are locked before the licence is, as whoever revokes one does.
  for (const id of due.toSorted()) {
    const invitation = await lockInvitation(trx, company, id);
    if (invitation?.state === 'pending' && invitation.expiresAt <= at) over.push(invitation);
  }
  if (over.length === 0) return;
  for (const invitation of over) await dropInvitation(trx, invitation);
  const ids = over.map(({ id }) => id);
  const given = over.map(({ fullName }) => fullName);
  // An import's entry names everybody whom it invited. A member of the same name keeps it.
  const borne = await namesOfOthers(trx, company, null, given);
  const names = given.filter((name) => !borne.includes(name));
  const texts = [...names, ...over.flatMap(({ email, address, roomAddress }) => [email, address, roomAddress])];
  await within(trx, { role: 'owner' }, { role: 'app', company }, () =>
    erasePerson(trx, platform, company, { ids, texts }),
  );
  for (const id of ids) {
    await record(trx, company, {
      at,
      actor: theService,
      act: 'invitation.expired',
      object: { kind: 'invitation', id, name: formerMember },
    });
  }
}
