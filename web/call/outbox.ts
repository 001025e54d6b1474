import type { LegId } from '../../contract/ids.ts';
import type { ChatMessage } from '../../contract/live.ts';
import type { ProblemDocument } from '../../contract/problems.ts';

/** Messages that a page keeps; the service keeps as many. */
const mostMessages = 500;

/** What one has written and the others may not have yet. */
export interface OutboxMessage {
  ref: string;
  text: string;
  /** Why the service did not take it; until somebody sends it again or drops it, it stays. */
  problem: ProblemDocument | null;
}

export interface Talk {
  /** What was said, in order. */
  chat: readonly ChatMessage[];
  /** In the order in which it was written. */
  outbox: readonly OutboxMessage[];
}

/** A message that came; one's own is in the outbox no more. */
export function takeMessage({ chat, outbox }: Talk, message: ChatMessage, you: LegId): Talk {
  if (chat.some(({ id }) => id === message.id)) return { chat, outbox };
  const own = message.leg === you ? outbox.findIndex(({ text }) => text === message.text) : -1;
  return { chat: [...chat, message].slice(-mostMessages), outbox: outbox.filter((_, at) => at !== own) };
}

/** What is true after a return: some of what was on its way may have arrived, although nobody could say so. */
export function takeChat(before: Talk, chat: readonly ChatMessage[], you: LegId): Talk {
  const known = new Set(before.chat.map(({ id }) => id));
  const isNew = ({ id }: ChatMessage) => !known.has(id);
  const { outbox } = chat.filter(isNew).reduce((talk, message) => takeMessage(talk, message, you), before);
  return { chat, outbox };
}

export const refuseMessage = (
  outbox: readonly OutboxMessage[],
  ref: string,
  problem: ProblemDocument,
): readonly OutboxMessage[] => outbox.map((message) => (message.ref === ref ? { ...message, problem } : message));
