import { type SelectQueryBuilder, sql } from 'kysely';
import type { CompanyId, RoomId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { daysAfter, holdDays } from '../directory/index.ts';
import { onGuard } from './guard.ts';
import type { Room } from './queries.ts';
import './tables.ts';

// Literals and not parameters where an index is partial: a prepared statement could not be matched with it.
const isTeam = sql<boolean>`kind = 'team'`;

/** A team room, a removed one too, locked until the transaction ends. */
export const lockTeamRoom = (trx: Trx, company: CompanyId, room: RoomId): Promise<Room | undefined> =>
  trx
    .selectFrom('room')
    .selectAll()
    .where('companyId', '=', company)
    .where('id', '=', room)
    .where(isTeam)
    .forUpdate()
    .executeTakeFirst();

/** Team rooms that are there, or those whose removal can be undone at `now`. */
export function teamRoomsOf(db: Db, company: CompanyId, state: 'there' | 'removed' | 'both', now: Date) {
  const rooms = db.selectFrom('room').where('companyId', '=', company).where(isTeam);
  const until = daysAfter(now, -holdDays);
  if (state === 'there') return rooms.where('removedAt', 'is', null);
  const undoable = rooms.where((eb) => eb.or([eb('removedAt', 'is', null), eb('removedAt', '>', until)]));
  return state === 'both' ? undoable : undoable.where('removedAt', 'is not', null);
}

/** Name of who was in a room last; null for nobody and for who is known no more. */
export const lastUsedBy = sql<
  string | null
>`coalesce((select p.name from named_party p where p.id = room.last_party_id),
  room.last_guest_name)`;

/** With what lists and pages show beside the room's own columns. */
export const withShown = <Row>(query: SelectQueryBuilder<Tables, 'room', Row>, now: Date) =>
  query.selectAll().select([
    onGuard(now).as('guarded'),
    sql<number>`(select count(*)::int from room_owner own join named_party p on p.id = own.member_id
        where own.room_id = room.id and p.listed and p.shown)`.as('owners'),
    lastUsedBy.as('lastUsedBy'),
  ]);

export interface ShownTeamRoom extends Room {
  guarded: boolean;
  owners: number;
  lastUsedBy: string | null;
}

/** A team room, a removed one too while its removal can be undone; undefined for another company's. */
export const findTeamRoom = (db: Db, company: CompanyId, room: RoomId, now: Date): Promise<ShownTeamRoom | undefined> =>
  withShown(teamRoomsOf(db, company, 'both', now).where('id', '=', room), now).executeTakeFirst();

/** The moment of a time on the wall, `YYYY-MM-DDTHH:MM`, in a time zone; one that a clock change leaves out is after it. */
export async function atLocalTime(db: Db, local: string, timeZone: string): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select ${local}::timestamp at time zone ${timeZone} as at`.execute(db);
  return rows[0]?.at ?? new Date(`${local}Z`);
}
