import type { LegId } from '../../../contract/ids.ts';
import type { ChatMessage } from '../../../contract/live.ts';

/** Messages of one party in a row. */
export interface ChatGroup {
  key: string;
  leg: LegId;
  name: string;
  /** Of the first message. */
  at: string;
  /** The day is another one than that of the group before. */
  opensDay: boolean;
  messages: ChatMessage[];
}

/** Milliseconds within which messages of one party stand together. */
const together = 5 * 60 * 1000;

/** Puts messages together as they are shown. `dayOf` names the day of a moment. */
export function groupMessages(chat: readonly ChatMessage[], dayOf: (at: string) => string): ChatGroup[] {
  const groups: ChatGroup[] = [];
  for (const message of chat) {
    const last = groups.at(-1);
    const sameDay = last !== undefined && dayOf(last.at) === dayOf(message.at);
    const { leg, name, at, id } = message;
    if (last && sameDay && last.leg === leg && Date.parse(at) - Date.parse(last.at) < together) {
      last.messages.push(message);
    } else {
      groups.push({ key: id, leg, name, at, opensDay: last !== undefined && !sameDay, messages: [message] });
    }
  }
  return groups;
}
