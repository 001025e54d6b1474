import type { CompanyId } from '../../../contract/ids.ts';
import type { ChatMessage } from '../../../contract/live.ts';
import { chatLength } from '../../../contract/plain-values.ts';
import type { Db } from '../../platform/database/database.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import type { Room } from '../rooms/index.ts';
import type { MeetingRow, PartyRow } from './queries.ts';
import { type ChatRow, messagesOf } from './talk-queries.ts';

/** What turns the direction of the text around it (UAX #9), or can't be shown; tab and line feed can. */
const unsafe = /(?![\t\n])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** A message as it is kept: NFC, its line ends as one sign, trimmed. Throws `wrong_input`. */
export function readText(given: string): string {
  const text = given.normalize('NFC').replaceAll('\r\n', '\n').trim();
  if (text === '') throw fieldProblem('wrong_input', '/text', 'Write something first.');
  if (unsafe.test(text)) throw fieldProblem('wrong_input', '/text', 'The text has characters that can’t be shown.');
  if ([...text].length > chatLength) {
    throw fieldProblem('wrong_input', '/text', `A message has ${chatLength} characters at most.`);
  }
  return text;
}

export const presentMessage = ({ id, legId, name, saidAt, text }: ChatRow): ChatMessage => ({
  id,
  leg: legId,
  name,
  at: saidAt.toISOString(),
  text,
});

interface Reader {
  room: Pick<Room, 'companyId' | 'chatHistory'>;
  meeting: Pick<MeetingRow, 'callId' | 'kind' | 'said'>;
  party: Pick<PartyRow, 'joinedAt'>;
}

/** What a party reads of what was said: all of it where the room says so, else what was said since it came in. */
export async function chatFor(db: Db, company: CompanyId, { room, meeting, party }: Reader): Promise<ChatMessage[]> {
  if (!meeting.callId || meeting.said === 0) return [];
  const readsAll = meeting.kind === 'meeting' && room.chatHistory;
  const messages = await messagesOf(db, company, meeting.callId, readsAll ? null : party.joinedAt);
  return messages.map(presentMessage);
}
