import type { MediaLink } from './engine.ts';

/** Waits in milliseconds. */
const patience = { disconnected: 3_000, first: 12_000, longest: 60_000 };

export interface WatchedPeer {
  renewIce(): void;
  restart(): void;
}

/**
 * Mends a peer whose connection does not come about or breaks: a new path after `failed` or three seconds of
 * `disconnected`, a new connection when that does not help, tried ever more rarely and never given up.
 */
export class PeerWatch {
  readonly #peer: WatchedPeer;
  readonly #report: (link: MediaLink) => void;
  #link: MediaLink = 'connecting';
  #patience = patience.first;
  #reachable = true;
  #renewsLater = false;
  #lost: ReturnType<typeof setTimeout> | undefined;
  #stuck: ReturnType<typeof setTimeout> | undefined;

  constructor(peer: WatchedPeer, report: (link: MediaLink) => void) {
    this.#peer = peer;
    this.#report = report;
    this.#awaitConnection();
  }

  get link(): MediaLink {
    return this.#link;
  }

  /** Nothing is mended while signals don't get through; what is broken then is mended as soon as they do. */
  setReachable(reachable: boolean): void {
    const back = reachable && !this.#reachable;
    this.#reachable = reachable;
    const isBroken = this.#link === 'interrupted' || this.#link === 'unreachable';
    if (back && (isBroken || this.#renewsLater)) this.#renew();
  }

  observe(state: RTCPeerConnectionState): void {
    if (state === 'connected') this.#settle();
    if (state === 'disconnected') {
      this.#set('interrupted');
      this.#lost ??= setTimeout(() => this.#renew(), patience.disconnected);
      this.#awaitConnection();
    }
    if (state === 'failed') {
      if (this.#link === 'connected') this.#set('interrupted');
      this.#renew();
      this.#awaitConnection();
    }
  }

  /** The network of this device changed: looks for a new path at once, or as soon as signals get through. */
  renewPath(): void {
    if (this.#link === 'connecting') return;
    this.#renewsLater = !this.#reachable;
    this.#renew();
  }

  close(): void {
    clearTimeout(this.#lost);
    clearTimeout(this.#stuck);
  }

  #settle(): void {
    clearTimeout(this.#lost);
    clearTimeout(this.#stuck);
    this.#lost = undefined;
    this.#stuck = undefined;
    this.#patience = patience.first;
    this.#set('connected');
  }

  #awaitConnection(): void {
    this.#stuck ??= setTimeout(() => this.#restart(), this.#patience);
  }

  #restart(): void {
    this.#stuck = undefined;
    this.#patience = Math.min(this.#patience * 2, patience.longest);
    if (this.#link === 'connecting') this.#set('unreachable');
    if (this.#reachable) this.#peer.restart();
    this.#awaitConnection();
  }

  #renew(): void {
    clearTimeout(this.#lost);
    this.#lost = undefined;
    if (!this.#reachable) return;
    this.#renewsLater = false;
    this.#peer.renewIce();
  }

  #set(link: MediaLink): void {
    if (this.#link === link) return;
    this.#link = link;
    this.#report(link);
  }
}
