import type { CompanyId, MemberId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { record } from '../../audit/index.ts';
import { renameParty } from '../../directory/index.ts';
import { renameRoom, roomOfOwner } from '../../rooms/index.ts';
import { lockMember, setMember } from '../queries.ts';
import { defaultName } from './update-member.ts';

interface Renamed {
  member: MemberId;
  fullName: string;
  at: Date;
}

/** Takes over a name that a member gave to the own account; in the company's scope. */
export async function renameMember(trx: Trx, company: CompanyId, { member: id, fullName, at }: Renamed): Promise<void> {
  const member = await lockMember(trx, company, id);
  const room = member && (await roomOfOwner(trx, company, id));
  if (!member || !room || member.fullName === fullName) return;
  await renameParty(trx, company, id, { name: fullName });
  await setMember(trx, company, id, { fullName });
  const { name } = defaultName(room, member, fullName);
  if (name) await renameRoom(trx, company, room.id, name);
  await record(trx, company, {
    at,
    actor: { kind: 'member', id, name: member.fullName },
    act: 'member.changed',
    object: { kind: 'member', id, name: fullName },
    before: { fullName: member.fullName },
    after: { fullName },
  });
}
