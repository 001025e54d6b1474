import type { RingId } from '../../contract/ids.ts';

/** What somebody has just clicked: a page that is only opened, by a link or a reload, calls nobody. */
type Wanted = { call: string } | { answer: RingId; video: boolean };

let wanted: Wanted | null = null;

/** Notes a click on "Call" or "Answer", for the page that opens next. */
export function want(what: Wanted): void {
  wanted = what;
}

/** Whether this page was opened by such a click, once. */
export function takeWanted(key: string): { video: boolean } | null {
  const taken = wanted;
  wanted = null;
  if (!taken) return null;
  if ('call' in taken) return taken.call === key ? { video: true } : null;
  return taken.answer === key ? { video: taken.video } : null;
}
