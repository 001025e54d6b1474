import type { CompanyId, MemberId } from '../../../contract/ids.ts';
import type { MemberRow, MemberView } from '../../../contract/members.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Presence } from '../directory/index.ts';
import { presentRoom, roomOfOwner } from '../rooms/index.ts';
import { mayLoseAdministrator } from './policy.ts';
import type { MemberPorts } from './ports.ts';
import { hasOtherAdministrator, type Member, memberOf } from './queries.ts';

type Shown = Pick<
  Member,
  'id' | 'fullName' | 'email' | 'address' | 'accessRight' | 'status' | 'lastSeenAt' | 'version'
>;

/** Row → contract shape. */
export const presentRow = (member: Shown, presence: Presence): MemberRow => ({
  id: member.id,
  fullName: member.fullName,
  email: member.email,
  videoAddress: member.address,
  accessRight: member.accessRight,
  status: member.status,
  lastSeenAt: member.lastSeenAt?.toISOString() ?? null,
  presence,
  version: member.version,
});

/** A member with room and video systems; null where there is none in the company. */
export async function viewMember(
  platform: Pick<Platform, 'database' | 'publicUrl' | 'secrets'>,
  ports: MemberPorts,
  company: CompanyId,
  id: MemberId,
): Promise<MemberView | null> {
  const db = platform.database.forCompany(company);
  const member = await memberOf(db, company, id);
  const room = member && (await roomOfOwner(db, company, id));
  if (!member || !room) return null;
  const others = await hasOtherAdministrator(db, company, id);
  const spare = mayLoseAdministrator(member, others);
  const presence = (await ports.presenceOf?.(company, [id]))?.get(id) ?? 'offline';
  return {
    ...presentRow(member, presence),
    joinedAt: member.joinedAt.toISOString(),
    room: presentRoom(platform, room),
    videoSystems: (await ports.videoSystemsOf?.(company, id)) ?? [],
    can: { edit: true, changeAccessRight: spare, suspend: spare, remove: spare },
  };
}
