import type { SessionView } from '../../../contract/identity.ts';
import type { CompanyId, MemberId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { getCompany, logoAddress } from '../companies/index.ts';
import { touchLastSeen } from '../directory/index.ts';
import { roomOfOwner } from '../rooms/index.ts';
import { memberOf, setMember } from './queries.ts';
import './tables.ts';

type Profile = Extract<SessionView, { state: 'signed-in' }>['member'];

/** A member as the own session shows it; null after a removal. */
export async function profileOf(db: Db, company: CompanyId, id: MemberId): Promise<Profile> {
  const member = await memberOf(db, company, id);
  const room = member && (await roomOfOwner(db, company, id));
  if (!member || !room) return null;
  const row = await getCompany(db, company);
  const { name, timeZone, weekStart, colour } = row;
  return {
    id,
    videoAddress: member.address,
    roomAddress: room.address,
    accessRight: member.accessRight,
    company: { id: company, name, timeZone, weekStart, logo: logoAddress(row), colour },
  };
}

/** A member's room was changed by its owner: who has the member open has an old version now. */
export const touchVersion = (trx: Trx, company: CompanyId, member: MemberId): Promise<void> =>
  setMember(trx, company, member);

/** Notes that a member was here, for lists and directory. At most once a minute. */
export async function noteMemberSeen(db: Db, company: CompanyId, member: MemberId, at: Date): Promise<void> {
  await db
    .updateTable('member')
    .set({ lastSeenAt: at })
    .where('companyId', '=', company)
    .where('id', '=', member)
    .where('seenKey', '<', new Date(at.getTime() - 60_000))
    .execute();
  await touchLastSeen(db, company, member, at);
}
