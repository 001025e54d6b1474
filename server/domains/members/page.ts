import { sql } from 'kysely';
import type { CompanyId, MemberId } from '../../../contract/ids.ts';
import type { MemberView } from '../../../contract/members.ts';
import type { Db } from '../../platform/database/database.ts';
import { gather } from '../../platform/database/gather.ts';
import { prepare } from '../../platform/database/prepared.ts';
import type { Member } from './queries.ts';

/** A member with what other domains show of their own by their views: one statement instead of five. */
export interface MemberPage
  extends Pick<
    Member,
    'id' | 'fullName' | 'email' | 'address' | 'accessRight' | 'status' | 'lastSeenAt' | 'joinedAt' | 'version'
  > {
  roomId: MemberView['room']['id'];
  roomName: string;
  roomAddress: string;
  hostPin: string | null;
  guestPin: string | null;
  lobby: boolean;
  roomVersion: number;
  /** Whether the company has an active administrator beside this member. */
  hasOther: boolean;
  inCall: boolean;
  videoSystems: MemberView['videoSystems'];
  /** Ended ones too, until somebody asks for their address. */
  aliases: { address: string; until: string }[];
}

const pages = prepare((db, company: CompanyId, members: MemberId[]) => ({
  compile: () =>
    sql<MemberPage>`
      select m.id, m.full_name as "fullName", m.email, m.address, m.access_right as "accessRight", m.status,
        m.last_seen_at as "lastSeenAt", m.joined_at as "joinedAt", m.version,
        r.id as "roomId", r.name as "roomName", r.address as "roomAddress", r.host_pin as "hostPin",
        r.guest_pin as "guestPin", r.lobby, r.version as "roomVersion",
        exists (select from member o where o.company_id = m.company_id and o.access_right = 'administrator'
          and o.status = 'active' and o.removed_at is null and o.id <> m.id) as "hasOther",
        exists (select from party_in_call c where c.company_id = m.company_id and c.party_id = m.id) as "inCall",
        coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'videoAddress', s.address,
          'state', s.state) order by s.name, s.id) from twinned_system s
          where s.company_id = m.company_id and s.member_id = m.id), '[]') as "videoSystems",
        coalesce((select json_agg(json_build_object('address', a.address, 'until', a.until) order by a.until desc,
          a.address) from party_alias a where a.company_id = m.company_id and a.party_id = m.id), '[]') as "aliases"
      from member m join personal_room r on r.company_id = m.company_id and r.owner_id = m.id
      where m.company_id = ${company} and m.id = any(${members}::uuid[]) and m.removed_at is null`.compile(db),
}));

/** A member who was not removed, with personal room, presence and video systems; undefined for another company's. */
export const pageOfMember: (db: Db, company: CompanyId, member: MemberId) => Promise<MemberPage | undefined> =
  gather(pages);
