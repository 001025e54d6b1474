import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Caller } from '../../platform/http/request-context.ts';
import type { Standing } from './admit.ts';
import { type Controller, standingByRule } from './policy.ts';
import { isOwner, type Room } from './queries.ts';

/** What a caller is to a room: owners, and administrators of the room's company, have control. */
export async function standingOf(db: Db, company: CompanyId, room: Room, caller: Caller): Promise<Standing> {
  if (caller.kind !== 'account' || caller.member?.company !== company) return 'other';
  return standingOfMember(db, company, room, caller.member);
}

/** The same for a member of the room's company. */
export async function standingOfMember(db: Db, company: CompanyId, room: Room, member: Controller): Promise<Standing> {
  const standing = standingByRule(room, member);
  if (standing) return standing;
  return (await isOwner(db, company, room.id, member.id)) ? 'control' : 'other';
}
