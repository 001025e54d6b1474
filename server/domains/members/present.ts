import type { CompanyId, MemberId } from '../../../contract/ids.ts';
import type { MemberRow, MemberView } from '../../../contract/members.ts';
import type { Presence } from '../../../contract/presence.ts';
import { isoInstant } from '../../platform/database/instant.ts';
import type { WrittenRow } from '../../platform/database/written-rows.ts';
import type { Platform } from '../../platform/platform.ts';
import { presentRoom } from '../rooms/index.ts';
import { type MemberPage, pageOfMember } from './page.ts';
import { mayLoseAdministrator } from './policy.ts';
import type { MemberPorts } from './ports.ts';
import type { Member } from './queries.ts';

interface Shown extends Pick<Member, 'id' | 'fullName' | 'email' | 'address' | 'accessRight' | 'status' | 'version'> {
  /** A text as the database writes it. */
  lastSeenAt: Date | string | null;
}

const instantOf = (at: Date | string) => (typeof at === 'string' ? isoInstant(at) : at.toISOString());

/** Row → contract shape. */
export const presentRow = (member: Shown, presence: Presence): MemberRow => ({
  id: member.id,
  fullName: member.fullName,
  email: member.email,
  videoAddress: member.address,
  accessRight: member.accessRight,
  status: member.status,
  lastSeenAt: member.lastSeenAt && instantOf(member.lastSeenAt),
  presence,
  version: member.version,
});

/** A member with room and video systems; null where there is none in the company. */
export async function viewMember(
  platform: Pick<Platform, 'database' | 'publicUrl' | 'secrets' | 'clock'>,
  ports: MemberPorts,
  company: CompanyId,
  id: MemberId,
): Promise<MemberView | null> {
  const page = await pageOfMember(platform.database.forCompany(company), company, id);
  if (!page) return null;
  const online = (await ports.onlineAmong?.(company, [id])) ?? new Set<string>();
  const spare = mayLoseAdministrator(page, page.hasOther);
  const { roomId, roomName, roomAddress, roomVersion, hostPin, guestPin, lobby } = page;
  const room = { id: roomId, name: roomName, address: roomAddress, hostPin, guestPin, lobby, version: roomVersion };
  return {
    ...presentRow(page, presenceIn(page, online)),
    joinedAt: page.joinedAt.toISOString(),
    room: presentRoom(platform, room),
    videoSystems: page.videoSystems,
    aliases: presentAliases(page, platform.clock.now()),
    can: { edit: true, changeAccessRight: spare, suspend: spare, remove: spare },
  };
}

const presentAliases = ({ aliases }: MemberPage, now: Date): MemberView['aliases'] =>
  aliases
    .map(({ address, until }) => ({ videoAddress: address, until: new Date(until) }))
    .filter(({ until }) => until > now)
    .map(({ videoAddress, until }) => ({ videoAddress, until: until.toISOString() }));

/** In a call, or else whether the member has the app open. */
function presenceIn({ id, inCall }: Pick<MemberPage, 'id' | 'inCall'>, online: ReadonlySet<string>): Presence {
  if (inCall) return 'in-call';
  return online.has(id) ? 'available' : 'offline';
}

/** How a row of the list ends. */
const endWith = (presence: Presence) => `"presence":"${presence}"}`;
const offline = endWith('offline');
const available = endWith('available');

/** A row of the list as JSON. The database wrote who is in a call, or else offline. */
export function withPresence({ id, text }: WrittenRow, online: ReadonlySet<string>): string {
  const isAvailable = text.endsWith(offline) && online.has(id);
  return isAvailable ? text.slice(0, -offline.length) + available : text;
}
