import type { ClientMessage, ServerMessage } from '../../contract/live.ts';

export interface LiveListener {
  message(message: ServerMessage): void;
  /** The connection is gone; a new one is being tried, and begins with `hello`. */
  lost(): void;
}

/** One connection to the service for everything live. Open while anybody listens. */
export interface LiveChannel {
  /** Sends now, or not at all while there is no connection; whoever needs it says it anew after the next `hello`. */
  send(message: ClientMessage): void;
  subscribe(listener: LiveListener): () => void;
}

interface LiveOptions {
  url: string;
  /** Milliseconds before the first new try; doubled with each, up to `eagerWait`, and after `eagerFor` up to `longestWait`. */
  firstWait?: number;
  eagerWait?: number;
  eagerFor?: number;
  longestWait?: number;
  /** Milliseconds without a word of a service that shows that it is there, and without a greeting: the connection is dead. */
  deadAfter?: number;
  greetingWithin?: number;
}

/**
 * Makes a channel over a WebSocket that comes back by itself: waits grow and are scattered, so that a restarted service
 * is not run over, and a network that returns is used at once. In the first minute, in which a leg can be resumed, a
 * service that is ready again is found within 2 seconds. A network that was left for another one takes the connection with
 * it without a word: silence, and the news of another network, are taken for a loss.
 */
export function makeLiveChannel(options: LiveOptions): LiveChannel {
  const { url, firstWait = 250, eagerWait = 2_000, eagerFor = 60_000, longestWait = 8_000 } = options;
  const { deadAfter = 25_000, greetingWithin = 10_000 } = options;
  const listeners = new Set<LiveListener>();
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  /** When the connection was lost, in milliseconds of the page. */
  let lostAt = 0;
  // What is sent before the greeting would be said again upon it, and be done twice.
  let greeted = false;
  // Whether the service shows that it is there, as the connection before or this one has shown.
  let beats = false;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const lose = (lost: WebSocket) => {
    if (socket !== lost) return;
    clearTimeout(silence);
    socket = undefined;
    lost.close();
    for (const listener of [...listeners]) listener.lost();
    if (tries === 0) lostAt = performance.now();
    const longest = performance.now() - lostAt < eagerFor ? eagerWait : longestWait;
    if (listeners.size > 0) timer = setTimeout(open, scattered(Math.min(firstWait * 2 ** tries, longest)));
    tries += 1;
  };
  const open = () => {
    clearTimeout(timer);
    timer = undefined;
    const opened = new WebSocket(url);
    socket = opened;
    greeted = false;
    let hasBeaten = false;
    clearTimeout(silence);
    silence = setTimeout(() => lose(opened), greetingWithin);
    opened.addEventListener('message', ({ data }) => {
      const message = read(data);
      if (socket !== opened || !message) return;
      tries = 0;
      clearTimeout(silence);
      // A network may be cut before the first sign of life.
      hasBeaten ||= message.type === 'alive' || (message.type === 'hello' && message.beats === true);
      beats ||= hasBeaten;
      const fallSilent = () => {
        beats = hasBeaten;
        lose(opened);
      };
      if (beats) silence = setTimeout(fallSilent, deadAfter);
      if (message.type === 'alive') return;
      greeted ||= message.type === 'hello';
      for (const listener of [...listeners]) listener.message(message);
    });
    opened.addEventListener('close', () => lose(opened));
  };
  /** There is a network, perhaps another one: what was open over the one before is dead. */
  const openNow = () => {
    if (socket) lose(socket);
    if (timer !== undefined) open();
  };

  return {
    send: (message) => {
      if (greeted && socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) {
        globalThis.addEventListener?.('online', openNow);
        open();
      }
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return;
        globalThis.removeEventListener?.('online', openNow);
        clearTimeout(timer);
        clearTimeout(silence);
        timer = undefined;
        tries = 0;
        const closing = socket;
        socket = undefined;
        closing?.close(1000);
      };
    },
  };
}

let channel: LiveChannel | undefined;

/** A connection to `/api/v1/live` beside the app's own, for whoever wants to know whether one can be opened now. */
export const newLiveChannel = (): LiveChannel =>
  makeLiveChannel({ url: new URL('/api/v1/live', window.location.origin.replace(/^http/, 'ws')).href });

/** The app's one live channel. */
export function liveChannel(): LiveChannel {
  channel ??= newLiveChannel();
  return channel;
}

/** Between half of the time and all of it. */
function scattered(milliseconds: number): number {
  return milliseconds * (0.5 + Math.random() / 2);
}

function read(data: unknown): ServerMessage | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
