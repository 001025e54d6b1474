import { createHmac } from 'node:crypto';
import type { IceServer } from '../../../contract/media-access.ts';

export interface Turn {
  /** `turn:host:port` or `turns:host:port` (RFC 7065). */
  url: string;
  secret: string;
}

/**
 * Servers for one leg, or another holder, with credentials that coturn takes until `expiresAt`: user name `seconds:holder`, password
 * HMAC-SHA1 of it in base64 (coturn `use-auth-secret`, draft-uberti-behave-turn-rest-00, section 2.2).
 */
export function iceServers(turn: Turn | null, holder: string, expiresAt: Date): IceServer[] {
  if (!turn) return [];
  const username = `${Math.floor(expiresAt.getTime() / 1000)}:${holder}`;
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
  return [...stunServer(turn.url), { urls: turnUrls(turn.url), username, credential }];
}

/** The same without credentials: whoever asks them learns that they are there, and nothing is relayed. */
export const openServers = (turn: Turn | null): IceServer[] =>
  turn ? [...stunServer(turn.url), { urls: turnUrls(turn.url) }] : [];

const turnUrls = (url: string): string[] =>
  url.startsWith('turns:') || url.includes('?') ? [url] : [`${url}?transport=udp`, `${url}?transport=tcp`];

/** A TURN server answers STUN too (RFC 8656); over TLS no browser asks it. */
const stunServer = (url: string): IceServer[] =>
  url.startsWith('turn:') ? [{ urls: [url.replace(/^turn:/, 'stun:').replace(/\?.*$/, '')] }] : [];
