import type { ClientMessage, ServerMessage } from '../../contract/live.ts';

/**
 * The live connection to the service as a call needs it. It opens by itself again after a loss, and each opening begins
 * with the message `hello`.
 */
export interface LiveChannel {
  /** Sends now, or not at all when there is no connection; what is lost is said anew after the next `hello`. */
  send(message: ClientMessage): void;
  subscribe(listener: LiveListener): () => void;
}

export interface LiveListener {
  message(message: ServerMessage): void;
  /** The connection is gone; the channel is trying again. */
  lost(): void;
}
