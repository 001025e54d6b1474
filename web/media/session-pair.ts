/**
 * Names one life of a peer on both sides, so that what was meant for an earlier life is known as stale. On the wire
 * (`Signal.session`) it is `<sender's life>.<receiver's life>.<round>`; the second part is empty until a description of
 * the receiver has been applied.
 */
export interface SessionPair {
  from: string;
  to: string | null;
  /** Counts the offers of a life; an answer has the round of its offer. */
  round: number;
}

const width = 9;
let latest = 0;

/** Starts a life. Later ones of a page, and of the same page after a reload, sort after earlier ones. */
export function startSession(): string {
  latest = Math.max(latest + 1, Math.floor(performance.timeOrigin + performance.now()));
  const random = crypto.getRandomValues(new Uint32Array(2));
  return `${latest.toString(36).padStart(width, '0')}-${Array.from(random, (part) => part.toString(36)).join('')}`;
}

export function formatSessionPair({ from, to, round }: SessionPair): string {
  return `${from}.${to ?? ''}.${round}`;
}

export function parseSessionPair(text: string): SessionPair {
  const [from = '', to = '', round = ''] = text.split('.');
  return { from, to: to === '' ? null : to, round: Number(round) };
}
