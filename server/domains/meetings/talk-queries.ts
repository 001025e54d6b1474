import type { Selectable } from 'kysely';
import type { CallId, CompanyId, LegId, RoomId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { MeetingRow } from './queries.ts';
import './tables.ts';

export type ChatRow = Selectable<Tables['liveChat']>;

/** Messages that a meeting keeps; the oldest makes room for the next one. */
const mostMessages = 500;

/** Locks a meeting that goes on and counts one message more, without a new version: who is in stays the same. */
export function lockToSpeak(trx: Trx, company: CompanyId, room: RoomId): Promise<MeetingRow | undefined> {
  return trx
    .updateTable('liveMeeting')
    .set((eb) => ({ said: eb('said', '+', 1) }))
    .where('companyId', '=', company)
    .where('roomId', '=', room)
    .returningAll()
    .executeTakeFirst();
}

export async function insertMessage(trx: Trx, message: ChatRow): Promise<void> {
  await trx.insertInto('liveChat').values(message).execute();
  if (message.number <= mostMessages) return;
  await trx
    .deleteFrom('liveChat')
    .where('companyId', '=', message.companyId)
    .where('callId', '=', message.callId)
    .where('number', '<=', message.number - mostMessages)
    .execute();
}

export function findMessage(db: Db, company: CompanyId, id: string): Promise<ChatRow | undefined> {
  return db.selectFrom('liveChat').selectAll().where('companyId', '=', company).where('id', '=', id).executeTakeFirst();
}

/** What was said in a call, in order; `since` a moment, or from the beginning. */
export function messagesOf(db: Db, company: CompanyId, call: CallId, since: Date | null): Promise<ChatRow[]> {
  const messages = db
    .selectFrom('liveChat')
    .selectAll()
    .where('companyId', '=', company)
    .where('callId', '=', call)
    .orderBy('number');
  return (since ? messages.where('saidAt', '>=', since) : messages).execute();
}

/** With the meeting ends what was said in it, and who was sent away may come again. */
export async function forgetTalk(trx: Trx, company: CompanyId, room: RoomId): Promise<void> {
  await trx.deleteFrom('liveChat').where('companyId', '=', company).where('roomId', '=', room).execute();
  await trx
    .updateTable('liveMeeting')
    .set({ said: 0, removed: [] })
    .where('companyId', '=', company)
    .where('roomId', '=', room)
    .execute();
}

export async function setHandAt(
  trx: Trx,
  company: CompanyId,
  legs: readonly LegId[],
  handAt: Date | null,
): Promise<void> {
  if (legs.length === 0) return;
  await trx
    .updateTable('liveParty')
    .set({ handAt })
    .where('companyId', '=', company)
    .where('legId', 'in', legs)
    .execute();
}

/** Turns microphones off until their owners turn them on. */
export async function muteLegs(
  trx: Trx,
  company: CompanyId,
  legs: readonly LegId[],
  muted: { mutedAt: Date; mutedBy: string },
): Promise<void> {
  if (legs.length === 0) return;
  await trx
    .updateTable('liveParty')
    .set({ microphone: false, ...muted })
    .where('companyId', '=', company)
    .where('legId', 'in', legs)
    .execute();
}

export async function setRemoved(
  trx: Trx,
  company: CompanyId,
  room: RoomId,
  removed: readonly string[],
): Promise<void> {
  await trx
    .updateTable('liveMeeting')
    .set({ removed: [...removed] })
    .where('companyId', '=', company)
    .where('roomId', '=', room)
    .execute();
}
