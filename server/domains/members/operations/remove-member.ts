import type { CompanyId, MemberId } from '../../../../contract/ids.ts';
import { type Trx, within } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { freeLicence, takeLicence } from '../../companies/index.ts';
import { daysAfter, holdDays, removeParty, restoreParty } from '../../directory/index.ts';
import { endSessions, forgetCaller } from '../../identity/index.ts';
import { removeRoom, restoreRoom, roomOfOwner } from '../../rooms/index.ts';
import { mayLoseAdministrator } from '../policy.ts';
import { lockAdministrators, lockMember, setMember } from '../queries.ts';

/**
 * Removes a member with the personal room: ends the sessions, frees the licence, holds addresses and email for 30 days.
 * The id of the room; null where the member has another version. Throws `not_found`, `last_administrator`.
 */
export async function removeMember(
  trx: Trx,
  acting: Acting,
  { id, version }: { id: MemberId; version: number },
): Promise<string | null> {
  const { company, at } = acting;
  const administrators = await lockAdministrators(trx, company);
  const member = await lockMember(trx, company, id);
  const room = member && (await roomOfOwner(trx, company, id));
  if (!member || !room || member.removedAt) throw new Problem('not_found');
  if (member.version !== version) return null;
  const others = administrators.some((each) => each.id !== id);
  if (!mayLoseAdministrator(member, others)) throw new Problem('last_administrator');

  await recordAct(trx, acting, {
    act: 'member.removed',
    object: { kind: 'member', id, name: member.fullName },
    before: { videoAddress: member.address, roomAddress: room.address, accessRight: member.accessRight },
  });
  await setMember(trx, company, id, { removedAt: at });
  await removeParty(trx, company, id, at);
  await removeRoom(trx, company, room.id, at);
  await freeLicence(trx, company, 'member');
  await within(trx, { role: 'identity' }, { role: 'app', company }, () => endSessions(trx, member.accountId));
  await forgetCaller(trx, member.accountId);
  return room.id;
}

/** Whether a removal can still be undone at `now`. */
export const canUndo = (removedAt: Date, now: Date): boolean => daysAfter(removedAt, holdDays) > now;

/**
 * Undoes a removal: room, PINs, addresses and right come back. Throws `not_found`, `undo_expired` after 30 days,
 * `no_licence_left`.
 */
export async function restoreMember(trx: Trx, acting: Acting, id: MemberId): Promise<void> {
  const { company, at } = acting;
  const member = await lockMember(trx, company, id);
  const room = member && (await roomOfOwner(trx, company, id));
  if (!member?.removedAt || !room) throw new Problem('not_found');
  if (!canUndo(member.removedAt, at)) throw new Problem('undo_expired');
  await takeLicence(trx, company, 'member');
  await setMember(trx, company, id, { removedAt: null });
  await restoreParty(trx, company, id, at);
  await restoreRoom(trx, company, room.id, at);
  await forgetCaller(trx, member.accountId);
  await recordAct(trx, acting, {
    act: 'member.restored',
    object: { kind: 'member', id, name: member.fullName },
    after: { videoAddress: member.address, roomAddress: room.address, accessRight: member.accessRight },
  });
}

/** Signs a member out everywhere. Throws `not_found`. */
export async function endMemberSessions(trx: Trx, acting: Acting, id: MemberId): Promise<void> {
  const { company } = acting;
  const member = await lockMember(trx, company, id);
  if (!member || member.removedAt) throw new Problem('not_found');
  await within(trx, { role: 'identity' }, appScope(company), () => endSessions(trx, member.accountId));
  await recordAct(trx, acting, {
    act: 'member.signed-out',
    object: { kind: 'member', id, name: member.fullName },
  });
}

const appScope = (company: CompanyId) => ({ role: 'app', company }) as const;
