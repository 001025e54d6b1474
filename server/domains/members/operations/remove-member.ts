import type { CompanyId, MemberId } from '../../../../contract/ids.ts';
import { type Trx, within } from '../../../platform/database/database.ts';
import { fieldProblem, Problem } from '../../../platform/http/problem.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { freeLicence, takeLicence } from '../../companies/index.ts';
import { daysAfter, holdDays, removeParty, restoreParty } from '../../directory/index.ts';
import { dropEmailChange, endSessions, forgetCaller } from '../../identity/index.ts';
import { handOver, removeRoom, restoreRoom, roomOfOwner } from '../../rooms/index.ts';
import { mayLoseAdministrator } from '../policy.ts';
import type { MemberPorts } from '../ports.ts';
import { lockAdministrators, lockMember, type Member, setMember } from '../queries.ts';

export interface Removal {
  id: MemberId;
  version: number;
  /** Who gets the ownership of the member's team rooms; they stay with the removed member where absent. */
  handOverTo?: MemberId | undefined;
}

/**
 * Removes a member with the personal room: ends the sessions, frees the licence, holds addresses and email for 30 days.
 * The id of the room; null where the member has another version. Throws `not_found`, `last_administrator`,
 * `heir_unknown`.
 */
export async function removeMember(
  ports: MemberPorts,
  trx: Trx,
  acting: Acting,
  { id, version, handOverTo }: Removal,
): Promise<string | null> {
  const { company, at } = acting;
  const administrators = await lockAdministrators(trx, company);
  const { member, heir } = await lockBoth(trx, company, id, handOverTo);
  const room = member && (await roomOfOwner(trx, company, id));
  if (!member || !room || member.removedAt) throw new Problem('not_found');
  if (member.version !== version) return null;
  const others = administrators.some((each) => each.id !== id);
  if (!mayLoseAdministrator(member, others)) throw new Problem('last_administrator');
  const handedOver = heir ? await handOver(trx, company, id, heir.id) : [];

  await recordAct(trx, acting, {
    act: 'member.removed',
    object: { kind: 'member', id, name: member.fullName },
    before: { videoAddress: member.address, roomAddress: room.address, accessRight: member.accessRight },
    ...(heir ? { after: { teamRooms: handedOver, owner: heir.fullName } } : {}),
  });
  await setMember(trx, company, id, { removedAt: at });
  await ports.onRemoved?.(trx, acting, id);
  await removeParty(trx, company, id, at);
  await removeRoom(trx, company, room.id, at);
  await freeLicence(trx, company, 'member');
  await within(trx, { role: 'identity' }, appScope(company), async () => {
    await dropEmailChange(trx, member.accountId);
    await endSessions(trx, member.accountId, { why: 'removed' });
  });
  await forgetCaller(trx, member.accountId);
  return room.id;
}

/** In the order of their ids, so that two who remove each other's heirs never wait for each other. */
async function lockBoth(trx: Trx, company: CompanyId, id: MemberId, heir: MemberId | undefined) {
  const locked = new Map<MemberId, Member | undefined>();
  for (const each of [id, ...(heir ? [heir] : [])].toSorted()) locked.set(each, await lockMember(trx, company, each));
  const found = heir && locked.get(heir);
  if (heir && (heir === id || !found || found.removedAt || found.status !== 'active')) {
    throw fieldProblem('heir_unknown', '/handOverTo');
  }
  return { member: locked.get(id), heir: found };
}

/** Whether a removal can still be undone at `now`. */
export const canUndo = (removedAt: Date, now: Date): boolean => daysAfter(removedAt, holdDays) > now;

/**
 * Undoes a removal: room, PINs, addresses, right, ownerships and video systems come back, beside what others got since. Throws `not_found`, `undo_expired` after 30 days,
 * `no_licence_left`.
 */
export async function restoreMember(ports: MemberPorts, trx: Trx, acting: Acting, id: MemberId): Promise<void> {
  const { company, at } = acting;
  const member = await lockMember(trx, company, id);
  const room = member && (await roomOfOwner(trx, company, id));
  if (!member?.removedAt || !room) throw new Problem('not_found');
  if (!canUndo(member.removedAt, at)) throw new Problem('undo_expired');
  await takeLicence(trx, company, 'member');
  await setMember(trx, company, id, { removedAt: null });
  await restoreParty(trx, company, id, at);
  await restoreRoom(trx, company, room.id, at);
  await ports.onRestored?.(trx, acting, id);
  await forgetCaller(trx, member.accountId);
  await recordAct(trx, acting, {
    act: 'member.restored',
    object: { kind: 'member', id, name: member.fullName },
    after: { videoAddress: member.address, roomAddress: room.address, accessRight: member.accessRight },
  });
}

const appScope = (company: CompanyId) => ({ role: 'app', company }) as const;
