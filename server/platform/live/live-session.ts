import type { CompanyId, VideoSystemId } from '../../../contract/ids.ts';
import type { ClientMessage, ServerMessage } from '../../../contract/live.ts';
import type { Caller } from '../http/request-context.ts';

/** The screen of a video system, by its own token. Only a live socket can be one: no method of the API knows it. */
export interface ScreenCaller {
  kind: 'video-system';
  system: VideoSystemId;
  company: CompanyId;
}

/** Who is behind a live socket. */
export type LiveCaller = Caller | ScreenCaller;

/** One open live socket. */
export interface LiveSession<Who extends LiveCaller = Caller> {
  readonly id: string;
  /** As proved when the socket opened. */
  readonly caller: Who;
  /** Network address, after trusted proxies. */
  readonly origin: string;
  readonly userAgent: string;
  /** Sends; nothing happens on a closed socket. A socket that does not take what it is sent is cut off. */
  send(message: ServerMessage): void;
  /** Closes with a code of RFC 6455, section 7.4. */
  close(code: number, reason: string): void;
  /** Calls once the socket has closed, at once where it has already. */
  onClose(hear: () => void): void;
}

/** What a domain does with live sockets. Messages of one socket are handed over one after another, in order. */
export interface LiveHandler<Who extends LiveCaller = Caller> {
  opened(session: LiveSession<Who>): Promise<void> | void;
  message(session: LiveSession<Who>, message: ClientMessage): Promise<void> | void;
  closed(session: LiveSession<Who>): Promise<void> | void;
}

/** Codes with which the service closes sockets. */
export const closeCodes = {
  /** The service stops or starts anew: connect again. */
  restart: 1012,
  notText: 1003,
  /** Too many faults, or more than the limits take. */
  refused: 1008,
  /** The session ended: sign in again. */
  sessionEnded: 4001,
} as const;
