import { type Insertable, type Selectable, sql } from 'kysely';
import type { CompanyId, LegId, RoomId } from '../../../contract/ids.ts';
import type { MediaState } from '../../../contract/live.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { prepare } from '../../platform/database/prepared.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { send, together } from '../../platform/database/together.ts';
import type { MeetingClock } from './policy.ts';
import { type RingRow, ringsOf } from './ring-queries.ts';
import './tables.ts';

export type MeetingRow = Selectable<Tables['liveMeeting']>;
export type PartyRow = Selectable<Tables['liveParty']>;
export type NewParty = Insertable<Tables['liveParty']>;

/** Undefined where somebody else made it at the same moment. */
const makeMeeting = (trx: Trx, company: CompanyId, room: RoomId, engine: string): Promise<MeetingRow | undefined> =>
  trx
    .insertInto('liveMeeting')
    .values({ roomId: room, companyId: company, engine })
    .onConflict((on) => on.doNothing())
    .returningAll()
    .executeTakeFirst();

/** Makes the place of a direct call. */
export const insertMeeting = (
  trx: Trx,
  meeting: { companyId: CompanyId; roomId: RoomId; kind: 'direct'; engine: string },
): Promise<MeetingRow> => trx.insertInto('liveMeeting').values(meeting).returningAll().executeTakeFirstOrThrow();

const lockedMeeting = prepare((db, company: CompanyId, room: RoomId) =>
  db
    .updateTable('liveMeeting')
    .set((eb) => ({ version: eb('version', '+', sql.lit(1)) }))
    .where('companyId', '=', company)
    .where('roomId', '=', room)
    .returningAll(),
);

/** Locks the room's meeting for a change, and counts its version up; undefined where there is none. */
export const lockMeeting = async (trx: Trx, company: CompanyId, room: RoomId): Promise<MeetingRow | undefined> =>
  (await lockedMeeting(trx, company, room))[0];

/** All parties of a room's meeting in the order of their arrival. */
export const partiesOf = prepare((db, company: CompanyId, room: RoomId) =>
  db
    .selectFrom('liveParty')
    .selectAll()
    .where('companyId', '=', company)
    .where('roomId', '=', room)
    .orderBy('arrivedAt')
    .orderBy('legId'),
);

/** A meeting under its lock, with its parties and whom it rings. */
export interface LockedMeeting {
  meeting: MeetingRow;
  parties: PartyRow[];
  rings: RingRow[];
}

/** Statements for `together` that lock a meeting, and read what there is of it under the lock; then `lockedOf` them. */
export const lockStatements = (trx: Trx, company: CompanyId, room: RoomId) =>
  [
    lockedMeeting.filled(trx, company, room),
    partiesOf.filled(trx, company, room),
    ringsOf.filled(trx, company, room),
  ] as const;

/** `lockMeeting` with all that there is of the meeting. */
export async function lockWhole(trx: Trx, company: CompanyId, room: RoomId): Promise<LockedMeeting | undefined> {
  const [[meeting], parties, rings] = await together(trx, ...lockStatements(trx, company, room));
  return meeting && { meeting, parties, rings };
}

/**
 * The same for a room that has none yet: makes it. Not by an insert that becomes an update: of several that come into an
 * empty room at once, it fails for those who meet the row at the other one of its unique indexes.
 */
export async function enterMeeting(trx: Trx, company: CompanyId, room: RoomId, engine: string): Promise<LockedMeeting> {
  for (;;) {
    const meeting = await makeMeeting(trx, company, room, engine);
    const entered = meeting ? { meeting, parties: [], rings: [] } : await lockWhole(trx, company, room);
    if (entered) return entered;
  }
}

/** Which kind of call is in a place; undefined where there is none. */
export async function kindOf(db: Db, company: CompanyId, room: RoomId): Promise<MeetingRow['kind'] | undefined> {
  const row = await db
    .selectFrom('liveMeeting')
    .select('kind')
    .where('companyId', '=', company)
    .where('roomId', '=', room)
    .executeTakeFirst();
  return row?.kind;
}

/** The meeting and its parties as of one moment, and whether anybody is being rung; null where there is none. */
export async function readMeeting(
  db: Db,
  company: CompanyId,
  room: RoomId,
): Promise<{ meeting: MeetingRow; parties: PartyRow[]; rings: boolean } | null> {
  const rows = await db
    .selectFrom('liveMeeting as meeting')
    .leftJoin('liveParty as party', 'party.roomId', 'meeting.roomId')
    .select(['meeting.kind', 'meeting.callId', 'meeting.startedAt', 'meeting.version', 'meeting.lockedUntil'])
    .select(['meeting.hostLeftAt', 'meeting.aloneSince', 'meeting.endsAt', 'meeting.endsWhy'])
    .select(['meeting.companyId as company', 'meeting.roomId as room'])
    .select(['meeting.said', 'meeting.removed', 'meeting.engine'])
    .select(sql<boolean>`exists (select from live_ring where live_ring.room_id = meeting.room_id)`.as('rings'))
    .selectAll('party')
    .where('meeting.companyId', '=', company)
    .where('meeting.roomId', '=', room)
    .orderBy('party.arrivedAt')
    .orderBy('party.legId')
    .execute();
  const [first] = rows;
  if (!first) return null;
  const { kind, callId, startedAt, version, lockedUntil, hostLeftAt, aloneSince, endsAt, endsWhy } = first;
  const { said, removed, engine } = first;
  return {
    meeting: {
      roomId: first.room,
      companyId: first.company,
      kind,
      callId,
      startedAt,
      version,
      lockedUntil,
      hostLeftAt,
      aloneSince,
      endsAt,
      endsWhy,
      said,
      removed,
      engine,
    },
    rings: first.rings,
    parties: rows.filter((row): row is typeof row & PartyRow => row.legId !== null),
  };
}

export async function insertParty(trx: Trx, party: NewParty): Promise<void> {
  await send(trx, trx.insertInto('liveParty').values(party).compile());
}

/** Lets waiting parties in, or moves them from the wait for a host to the lobby. */
export async function moveParties(
  trx: Trx,
  company: CompanyId,
  legs: readonly LegId[],
  change: { state: 'in'; joinedAt: Date } | { state: 'waiting-lobby' },
): Promise<void> {
  if (legs.length === 0) return;
  await trx.updateTable('liveParty').set(change).where('companyId', '=', company).where('legId', 'in', legs).execute();
}

export async function deleteParties(trx: Trx, company: CompanyId, legs: readonly LegId[]): Promise<void> {
  if (legs.length === 0) return;
  await trx.deleteFrom('liveParty').where('companyId', '=', company).where('legId', 'in', legs).execute();
}

export async function saveMeeting(
  trx: Trx,
  company: CompanyId,
  room: RoomId,
  change: MeetingClock & Pick<MeetingRow, 'callId' | 'lockedUntil'>,
): Promise<void> {
  await send(
    trx,
    trx.updateTable('liveMeeting').set(change).where('companyId', '=', company).where('roomId', '=', room).compile(),
  );
}

export async function deleteMeeting(trx: Trx, company: CompanyId, room: RoomId): Promise<void> {
  await trx.deleteFrom('liveMeeting').where('companyId', '=', company).where('roomId', '=', room).execute();
}

export type Rights = Pick<PartyRow, 'role' | 'control' | 'owner'>;

/** Gives a party to a node, whose socket it speaks by, with the rights that it has now. */
export async function takeParty(
  trx: Trx,
  company: CompanyId,
  leg: LegId,
  { node, at, media, rights }: { node: string; at: Date; media: MediaState; rights: Rights },
): Promise<void> {
  await trx
    .updateTable('liveParty')
    .set({ node, aliveAt: at, mediaGoneAt: null, ...media, ...rights })
    .where('companyId', '=', company)
    .where('legId', '=', leg)
    .execute();
}

/** Gives parties other rights. */
export async function setRights(trx: Trx, company: CompanyId, legs: readonly LegId[], rights: Rights): Promise<void> {
  if (legs.length === 0) return;
  await trx.updateTable('liveParty').set(rights).where('companyId', '=', company).where('legId', 'in', legs).execute();
}

/** Notes that a party's socket on this node is gone. False where another node has the party, or it left. */
export async function releaseParty(
  trx: Trx,
  company: CompanyId,
  leg: LegId,
  { node, at }: { node: string; at: Date },
): Promise<boolean> {
  const row = await trx
    .updateTable('liveParty')
    .set({ node: null, aliveAt: at })
    .where('companyId', '=', company)
    .where('legId', '=', leg)
    .where('node', '=', node)
    .returning('legId')
    .executeTakeFirst();
  return row !== undefined;
}

/** A page that says what it sends knows whether it was muted. */
export async function setMedia(trx: Trx, company: CompanyId, leg: LegId, media: MediaState): Promise<void> {
  await trx
    .updateTable('liveParty')
    .set({ ...media, mutedAt: null, mutedBy: null })
    .where('companyId', '=', company)
    .where('legId', '=', leg)
    .execute();
}

/** Parties of one company that this node speaks for prove that they are there, in one statement; a silence of it ends. */
export async function provePartiesAlive(
  db: Db,
  company: CompanyId,
  legs: readonly LegId[],
  node: string,
  at: Date,
): Promise<void> {
  if (legs.length === 0) return;
  await db
    .updateTable('liveParty')
    .set({ aliveAt: at, node })
    .where('companyId', '=', company)
    .where('legId', '=', sql<LegId>`any(${legs}::uuid[])`)
    .where((eb) => eb.or([eb('node', '=', node), eb('node', 'is', null)]))
    .execute();
}

/** Notes since when the media server has no connection of a party that is in; null while it has. False where it is not in. */
export async function noteMedia(db: Db, company: CompanyId, leg: LegId, mediaGoneAt: Date | null): Promise<boolean> {
  const row = await db
    .updateTable('liveParty')
    .set({ mediaGoneAt })
    .where('companyId', '=', company)
    .where('legId', '=', leg)
    .where('state', '=', 'in')
    .returning('legId')
    .executeTakeFirst();
  return row !== undefined;
}

/** Rooms of a company that have a meeting or somebody who waits. */
export async function liveRooms(db: Db, company: CompanyId): Promise<RoomId[]> {
  const rows = await db.selectFrom('liveMeeting').select('roomId').where('companyId', '=', company).execute();
  return rows.map(({ roomId }) => roomId);
}

/** At the start of the only node: nobody's socket is here yet. */
export async function disconnectAll(db: Db, company: CompanyId): Promise<void> {
  await db.updateTable('liveParty').set({ node: null }).where('companyId', '=', company).execute();
}

/** Parties inside each of these rooms; rooms without are missing. */
export async function countInside(
  db: Db,
  company: CompanyId,
  rooms: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (rooms.length === 0) return new Map();
  const rows = await db
    .selectFrom('liveParty')
    .select(['roomId', ({ fn }) => fn.countAll<number>().as('inside')])
    .where('companyId', '=', company)
    .where('roomId', 'in', rooms as RoomId[])
    .where('state', '=', 'in')
    .groupBy('roomId')
    .execute();
  return new Map(rows.map(({ roomId, inside }) => [roomId, inside]));
}
