import type { CompanyId, LegId, MemberId, RoomId } from '../../../../contract/ids.ts';
import type { Db } from '../../../platform/database/database.ts';
import { memberOf } from '../../members/index.ts';
import { type Room, roomFor, standingOfMember } from '../../rooms/index.ts';
import { engineOf, type MeetingContext } from '../context.ts';
import { lockWhole, moveParties, type PartyRow, readMeeting, setRights } from '../queries.ts';
import { letFollow, mayFollow } from './follow.ts';
import { beginLegs, settle } from './settle.ts';

/** What became of who is in a room, or waits for it, after owners or rights were changed. */
interface Shift {
  losing: ReadonlySet<LegId>;
  winning: ReadonlySet<LegId>;
}

/**
 * Brings the rights of whoever is in a room in line with who its owners are now: control that was taken away ends, and
 * who was given it has it, and waits no longer. On each node, of which the first does it.
 */
export async function recheckRights(context: MeetingContext, company: CompanyId, roomId: RoomId): Promise<void> {
  const db = context.platform.database.forCompany(company);
  const [seen, known] = [await readMeeting(db, company, roomId), await roomFor(db, company, roomId)];
  // Most changes concern nobody who is inside, and then nothing is locked.
  if (!seen || !known || !isShift(await shiftOf(db, known, seen.parties))) return;
  await db.transaction().execute(async (trx) => {
    const locked = await lockWhole(trx, company, roomId);
    const room = await roomFor(trx, company, roomId);
    if (!locked || !room) return;
    const { meeting, parties: before } = locked;
    const { losing, winning } = await shiftOf(trx, room, before);
    const now = context.platform.clock.now();
    const lost = { role: 'guest', control: false, owner: false } as const;
    const won = { role: 'host', control: true, owner: true } as const;
    await setRights(trx, company, [...losing], lost);
    await setRights(trx, company, [...winning], won);
    const { maxParties } = engineOf(context, meeting).capabilities;
    let space = maxParties - before.filter(({ state }) => state === 'in').length;
    const parties = before.map((party): PartyRow => {
      if (losing.has(party.legId)) return { ...party, ...lost };
      if (!winning.has(party.legId)) return party;
      if (party.state === 'in' || space <= 0) return { ...party, ...won };
      space -= 1;
      return { ...party, ...won, state: 'in', joinedAt: now };
    });
    const entering = parties.filter((party, at) => party.state === 'in' && before[at]?.state !== 'in');
    await moveParties(
      trx,
      company,
      entering.map(({ legId }) => legId),
      { state: 'in', joinedAt: now },
    );
    const callId = entering.length > 0 ? await beginLegs(context, trx, meeting, room, entering, now) : meeting.callId;
    const begun = { ...meeting, callId };
    const there = mayFollow(parties) ? await letFollow(context, trx, { room, meeting: begun, parties }, now) : parties;
    await settle(context, trx, begun, there, now);
  });
}

const isShift = ({ losing, winning }: Shift): boolean => losing.size + winning.size > 0;

async function shiftOf(db: Db, room: Room, parties: readonly PartyRow[]): Promise<Shift> {
  const losing = new Set<LegId>();
  const winning = new Set<LegId>();
  for (const party of parties) {
    const hasControl = await standsInControl(db, room, party);
    if (party.owner && !hasControl) losing.add(party.legId);
    if (!party.owner && hasControl) winning.add(party.legId);
  }
  return { losing, winning };
}

async function standsInControl(db: Db, room: Room, { partyKind, partyId, homeCompanyId }: PartyRow): Promise<boolean> {
  if (partyKind !== 'member' || partyId === null || homeCompanyId !== null) return false;
  const member = await memberOf(db, room.companyId, partyId as MemberId);
  if (!member) return false;
  const administrator = member.accessRight === 'administrator';
  return (await standingOfMember(db, room.companyId, room, { id: member.id, administrator })) === 'control';
}
