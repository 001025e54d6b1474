import type { z } from 'zod';
import type { CompanyId, MemberId } from '../../../../contract/ids.ts';
import type { members } from '../../../../contract/members.ts';
import { type Trx, within } from '../../../platform/database/database.ts';
import { fieldProblem, Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import {
  addressRules,
  changeAddress,
  memberAddresses,
  parseAddress,
  renameParty,
  showParty,
} from '../../directory/index.ts';
import { changeAccount, endSessions, forgetCaller } from '../../identity/index.ts';
import { changeRoom, closeRoom, moveRoom, personalRoomName, type Room, roomOfOwner } from '../../rooms/index.ts';
import { isActiveAdministrator, mayLoseAdministrator } from '../policy.ts';
import type { MemberPorts } from '../ports.ts';
import { lockAdministrators, lockMember, type Member, type MemberRowChange, setMember } from '../queries.ts';

export type MemberChange = z.output<NonNullable<(typeof members.update)['~orpc']['inputSchema']>>['body'];

interface Update {
  id: MemberId;
  version: number;
  change: MemberChange;
}

/**
 * Changes a member, the personal room and both addresses in the caller's transaction, and records what changed. False
 * where the member has another version. Throws `not_found`, `last_administrator`, and what addresses and rooms throw.
 */
export async function updateMember(
  { secrets, ports }: { secrets: Platform['secrets']; ports: MemberPorts },
  trx: Trx,
  acting: Acting,
  { id, version, change }: Update,
): Promise<boolean> {
  const { company, at } = acting;
  const losing = change.accessRight === 'member' || change.status === 'suspended';
  const administrators = losing ? await lockAdministrators(trx, company) : [];
  const member = await lockMember(trx, company, id);
  const room = member && (await roomOfOwner(trx, company, id));
  if (!member || !room || member.removedAt) throw new Problem('not_found');
  if (member.version !== version) return false;

  const row = differenceOf(member, change);
  const next = { ...member, ...row };
  const others = administrators.some((each) => each.id !== id);
  if (!isActiveAdministrator(next) && !mayLoseAdministrator(member, others)) throw new Problem('last_administrator');

  if (row.fullName !== undefined) await renameEverywhere(trx, company, member, row.fullName, at);
  if (row.status !== undefined) {
    await showParty(trx, company, id, row.status === 'active');
    await closeRoom(trx, company, room.id, row.status === 'active' ? null : at);
  }
  const moved = await moveAddresses(trx, company, member, room, change.localPart, at);
  const roomWish = { ...defaultName(room, member, row.fullName), ...change.room };
  const roomChanges = await changeRoom(trx, company, room.id, roomWish, secrets, '/room');
  const address = moved ? { address: moved.videoAddress } : {};
  if (!roomChanges && !moved && Object.keys(row).length === 0) return true;

  await setMember(trx, company, id, { ...row, ...address });
  if (moved) await ports.onMoved?.(trx, acting, id, moved.videoAddress);
  await tellSessions(trx, company, member, row);
  const before = Object.fromEntries(
    Object.keys({ ...row, ...address }).map((key) => [key, member[key as keyof Member]]),
  );
  await recordAct(trx, acting, {
    act: 'member.changed',
    object: { kind: 'member', id, name: next.fullName },
    before: {
      ...before,
      ...(moved ? { roomAddress: room.address } : {}),
      ...(roomChanges ? { room: roomChanges.before } : {}),
    },
    after: {
      ...row,
      ...address,
      ...(moved ? { roomAddress: moved.roomAddress } : {}),
      ...(roomChanges ? { room: roomChanges.after } : {}),
    },
  });
  return true;
}

function differenceOf(member: Member, { fullName, accessRight, status }: MemberChange): MemberRowChange {
  return {
    ...(fullName === undefined || fullName === member.fullName ? {} : { fullName }),
    ...(accessRight === undefined || accessRight === member.accessRight ? {} : { accessRight }),
    ...(status === undefined || status === member.status ? {} : { status }),
  };
}

/** A room that still has the name that it was given with its owner's follows the owner's new name. */
export const defaultName = (room: Room, { fullName }: Member, renamed: string | undefined): { name?: string } =>
  renamed !== undefined && room.name === personalRoomName(fullName) ? { name: personalRoomName(renamed) } : {};

async function renameEverywhere(
  trx: Trx,
  company: CompanyId,
  member: Member,
  fullName: string,
  at: Date,
): Promise<void> {
  await renameParty(trx, company, member.id, { name: fullName });
  await within(trx, { role: 'identity' }, { role: 'app', company }, () =>
    changeAccount(trx, member.accountId, { fullName, at }),
  );
}

/** Gives member and room their new addresses; null where the local part stays. */
async function moveAddresses(
  trx: Trx,
  company: CompanyId,
  member: Member,
  room: Room,
  localPart: string | undefined,
  at: Date,
) {
  const current = parseAddress(member.address);
  if (localPart === undefined || !current || localPart === current.localPart) return null;
  const moved = memberAddresses(await addressRules(trx, company), localPart, current.domain);
  try {
    await changeAddress(trx, company, member.id, moved.videoAddress, at);
    await moveRoom(trx, company, room.id, moved.roomAddress, at);
  } catch (error) {
    throw takenAt(error, '/localPart');
  }
  return moved;
}

/** `address_taken` with the field that it is about. */
export const takenAt = (error: unknown, pointer: string): unknown =>
  error instanceof Problem && error.problem === 'address_taken' ? fieldProblem('address_taken', pointer) : error;

async function tellSessions(trx: Trx, company: CompanyId, { accountId }: Member, row: MemberRowChange): Promise<void> {
  if (row.status === 'suspended') {
    await within(trx, { role: 'identity' }, { role: 'app', company }, () =>
      endSessions(trx, accountId, { why: 'suspended' }),
    );
  }
  if (row.status !== undefined || row.accessRight !== undefined) await forgetCaller(trx, accountId);
}
