import type { AccountId, CompanyId, MemberId, RoomId } from '../../../../contract/ids.ts';
import type { AccessRight } from '../../../../contract/values.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/random.ts';
import { takeLicence } from '../../companies/index.ts';
import { createParty, listParty, renameParty } from '../../directory/index.ts';
import { createPersonalRoom, openPersonalRoom, personalRoomName } from '../../rooms/index.ts';
import '../tables.ts';

export interface NewMember {
  id?: MemberId;
  account: AccountId;
  fullName: string;
  email: string;
  address: string;
  roomAddress: string;
  accessRight: AccessRight;
  at: Date;
}

/**
 * Adds a member with address, personal room and licence, in the caller's transaction. Throws `address_taken`,
 * `address_malformed`, `no_licence_left`.
 */
export async function addMember(trx: Trx, company: CompanyId, member: NewMember): Promise<MemberId> {
  const id = member.id ?? newId<MemberId>();
  const { fullName: name, email, address, at } = member;
  await takeLicence(trx, company, 'member');
  await createParty(trx, company, { id, kind: 'member', name, email, address, listed: true, at });
  await insertMember(trx, company, { ...member, id });
  await createPersonalRoom(trx, company, { owner: id, name: personalRoomName(name), address: member.roomAddress, at });
  return id;
}

/** Makes a member of an invited party, whose addresses and licence the invitation holds. */
export async function addInvitedMember(
  trx: Trx,
  company: CompanyId,
  { id, roomId, ...member }: NewMember & { id: MemberId; roomId: RoomId },
): Promise<void> {
  const name = personalRoomName(member.fullName);
  await insertMember(trx, company, { ...member, id });
  await renameParty(trx, company, id, { name: member.fullName });
  await renameParty(trx, company, roomId, { name });
  await listParty(trx, company, id);
  await listParty(trx, company, roomId);
  await openPersonalRoom(trx, company, { id: roomId, owner: id, name, address: member.roomAddress });
}

const insertMember = (
  trx: Trx,
  company: CompanyId,
  { id, account, fullName, email, address, accessRight, at }: NewMember & { id: MemberId },
) =>
  trx
    .insertInto('member')
    .values({
      id,
      companyId: company,
      accountId: account,
      fullName,
      email,
      address: address.toLowerCase(),
      accessRight,
      lastSeenAt: null,
      joinedAt: at,
      removedAt: null,
    })
    .execute();
