import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Caller } from '../../platform/http/request-context.ts';
import type { Standing } from './admit.ts';
import type { Controller } from './controlled.ts';
import { isOwner, type Room } from './queries.ts';

/** What a caller is to a room: owners, and administrators of the room's company, have control. */
export async function standingOf(db: Db, company: CompanyId, room: Room, caller: Caller): Promise<Standing> {
  if (caller.kind !== 'account' || caller.member?.company !== company) return 'other';
  return standingOfMember(db, company, room, caller.member);
}

/** The same for a member of the room's company. */
export async function standingOfMember(
  db: Db,
  company: CompanyId,
  room: Room,
  { id, administrator }: Controller,
): Promise<Standing> {
  if (administrator || room.ownerId === id) return 'control';
  if (room.kind === 'personal' || room.ownerRule === 'administrators') return 'other';
  if (room.ownerRule === 'everyone') return 'control';
  return (await isOwner(db, company, room.id, id)) ? 'control' : 'other';
}
