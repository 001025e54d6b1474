import { useState } from 'react';
import type { MeetingPhase } from '../../call/meeting-phase.ts';

export interface Talk {
  /** What is being written; kept while the chat is closed. */
  draft: string;
  setDraft: (text: string) => void;
  /** Messages of others that were not shown yet. */
  unread: number;
}

/** What one has read of the chat, and what one is about to write. What was said before one came is no news. */
export function useTalk({ chat, place }: Extract<MeetingPhase, { at: 'in' }>, chatShown: boolean): Talk {
  const [draft, setDraft] = useState('');
  const last = chat.at(-1)?.id ?? null;
  const [read, setRead] = useState(last);
  if (chatShown && read !== last) setRead(last);
  const from = chat.findIndex(({ id }) => id === read) + 1;
  const unread = chatShown ? 0 : chat.slice(from).filter(({ leg }) => leg !== place.leg).length;
  return { draft, setDraft, unread };
}
