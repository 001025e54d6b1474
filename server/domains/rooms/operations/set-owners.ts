import { sql } from 'kysely';
import type { CompanyId, MemberId, RoomId } from '../../../../contract/ids.ts';
import type { OwnersWish } from '../../../../contract/team-room-views.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { announceOwners } from '../owner-changes.ts';
import { addOwners, ownersOf } from '../owners.ts';
import { lockTeamRoom } from '../team-room-queries.ts';
import '../tables.ts';

/**
 * Sets who has control in a team room; acts at once on whoever is inside. False where the room has another version.
 * Throws `not_found`, `wrong_input` for somebody who is no member of the company.
 */
export async function setOwners(
  trx: Trx,
  acting: Acting,
  { id, version, owners }: { id: RoomId; version: number; owners: OwnersWish },
): Promise<boolean> {
  const { company } = acting;
  const room = await lockTeamRoom(trx, company, id);
  if (!room || room.removedAt) throw new Problem('not_found');
  if (room.version !== version) return false;
  const before = room.ownerRule === 'members' ? await namesOf(trx, company, id) : room.ownerRule;
  await trx
    .updateTable('room')
    .set((eb) => ({ ownerRule: owners.rule, version: eb('version', '+', 1) }))
    .where('companyId', '=', company)
    .where('id', '=', id)
    .execute();
  const after = (await writeOwners(trx, company, id, owners)) ?? owners.rule;
  await recordAct(trx, acting, {
    act: 'team-room.owners-changed',
    object: { kind: 'team-room', id, name: room.name },
    before: { owners: before },
    after: { owners: after },
  });
  await announceOwners(trx, company, id);
  return true;
}

/**
 * Writes the owners by name; their names, null where the rule names nobody. A removed member's ownership, which nobody
 * is shown, stays for the case that the removal is undone. `pointer` is where the owners are in the body.
 */
export async function writeOwners(
  trx: Trx,
  company: CompanyId,
  room: RoomId,
  owners: OwnersWish,
  pointer = '',
): Promise<string[] | null> {
  const gone = trx.deleteFrom('roomOwner').where('companyId', '=', company).where('roomId', '=', room);
  if (owners.rule !== 'members') {
    await gone.execute();
    return null;
  }
  await refuseStrangers(trx, company, owners.members, pointer);
  await gone
    .where('memberId', 'not in', owners.members)
    .where(sql<boolean>`exists (select from named_party p where p.id = member_id and p.listed)`)
    .execute();
  await addOwners(trx, company, room, owners.members);
  return namesOf(trx, company, room);
}

async function refuseStrangers(trx: Trx, company: CompanyId, members: readonly MemberId[], pointer: string) {
  const there = await trx
    .selectFrom('namedParty')
    .select('id')
    .where('companyId', '=', company)
    .where('id', 'in', members)
    .where('kind', '=', 'member')
    .where('listed', '=', true)
    .execute();
  const known = new Set(there.map(({ id }) => id));
  const errors = members.flatMap((id, at) =>
    known.has(id) ? [] : [{ pointer: `${pointer}/members/${at}`, message: 'No member of your company has this id.' }],
  );
  if (errors.length > 0) throw new Problem('wrong_input', { errors });
}

const namesOf = async (trx: Trx, company: CompanyId, room: RoomId): Promise<string[]> =>
  (await ownersOf(trx, company, room)).map(({ name }) => name);
