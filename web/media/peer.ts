import type { Signal } from '../../contract/live.ts';
import type { Connection, ConnectionEvents } from './connection.ts';
import type { LocalTracks, RemoteMedia } from './engine.ts';
import type { LinkCounters } from './link-counters.ts';
import { openingLimits, type SendingLimits } from './sending-plan.ts';
import { formatSessionPair, parseSessionPair, type SessionPair, startSession } from './session-pair.ts';
import { decideOnSignal, type PeerView } from './signal-decision.ts';

export interface PeerPorts {
  open(events: ConnectionEvents): Connection;
  send(signal: Signal): void;
  state(state: RTCPeerConnectionState): void;
  media(media: RemoteMedia): void;
}

type Description = RTCSessionDescriptionInit;

/**
 * One party's connection to another. Signals and own wishes are done strictly one after the other, so that nothing is
 * half done when a decision is made. A connection that can't be mended is given up for a new life, see `SessionPair`.
 */
export class Peer {
  readonly #polite: boolean;
  readonly #ports: PeerPorts;
  #local = '';
  #remote: string | null = null;
  #connection: Connection;
  #limits: SendingLimits = openingLimits;
  #silent = false;
  #negotiated = false;
  #round = 0;
  #taken = 0;
  #held: RTCIceCandidateInit[] = [];
  #offerAfterwards = false;
  #work: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(polite: boolean, ports: PeerPorts) {
    this.#polite = polite;
    this.#ports = ports;
    this.#connection = this.#begin();
  }

  /** Offers a connection to the other side. */
  offer(): void {
    this.#enqueue(() => this.#offer());
  }

  /** Looks for a new path through the network and keeps the media going over the old one meanwhile, if it does. */
  renewIce(): void {
    this.#enqueue(() => {
      this.#connection.renewIce();
      return this.#offer();
    });
  }

  /** Gives the connection up and offers a new one. */
  restart(): void {
    this.#enqueue(() => {
      this.#remote = null;
      this.#replace();
      return this.#offer();
    });
  }

  /** Repeats what may have been lost on the way while one side was out of reach. Does nothing if nothing was pending. */
  repeat(): void {
    this.#enqueue(async () => {
      if (this.#connection.signaling === 'stable' && this.#negotiated) return;
      if (this.#connection.signaling === 'have-local-offer' && this.#negotiated) {
        await this.#connection.rollBack();
        this.#connection.renewIce();
      } else {
        this.#remote = null;
        this.#replace();
      }
      await this.#offer();
    });
  }

  receive(signal: Signal): void {
    this.#enqueue(() => this.#receive(parseSessionPair(signal.session), signal));
  }

  setLocal(tracks: LocalTracks): void {
    this.#connection.setLocal(tracks);
  }

  limit(limits: SendingLimits): void {
    this.#limits = limits;
    this.#connection.limit(limits);
  }

  /** Keeps the other side's voice silent here, or lets it be heard. */
  silence(silent: boolean): void {
    this.#silent = silent;
    this.#connection.silence(silent);
  }

  /** Servers for the next start of ICE. A new life asks `open` for its own. */
  setServers(servers: RTCIceServer[]): void {
    this.#connection.setServers(servers);
  }

  audioLevel(): number | null {
    return this.#connection.audioLevel();
  }

  count(): Promise<LinkCounters> {
    return this.#connection.count();
  }

  close(): void {
    this.#closed = true;
    this.#connection.close();
  }

  #enqueue(step: () => Promise<void>): void {
    // A step fails on a description that the browser can't take. The state then stays as it was; whoever watches
    // the connection restarts it when it doesn't come about.
    this.#work = this.#work.then(() => (this.#closed ? undefined : step())).catch(() => undefined);
  }

  #begin(): Connection {
    const life = startSession();
    this.#local = life;
    this.#negotiated = false;
    this.#round = 0;
    this.#taken = 0;
    this.#offerAfterwards = false;
    this.#held = [];
    const current = () => this.#local === life && !this.#closed;
    const connection = this.#ports.open({
      candidate: (candidate) => current() && this.#send({ candidate: withText(candidate) }),
      state: (state) => current() && this.#ports.state(state),
      media: (media) => current() && this.#ports.media(media),
    });
    connection.limit(this.#limits);
    connection.silence(this.#silent);
    return connection;
  }

  #replace(): void {
    const old = this.#connection;
    this.#connection = this.#begin();
    old.close();
  }

  #send(part: Omit<Signal, 'session'>, round = 0): void {
    if (this.#closed) return;
    // A first offer is for whichever life the other side is in when it arrives.
    const to = this.#negotiated ? this.#remote : null;
    this.#ports.send({ session: formatSessionPair({ from: this.#local, to, round }), ...part });
  }

  async #offer(): Promise<void> {
    if (this.#connection.signaling !== 'stable') {
      this.#offerAfterwards = true;
      return;
    }
    this.#offerAfterwards = false;
    this.#round += 1;
    this.#send({ description: withType(await this.#connection.offer()) }, this.#round);
  }

  async #receive(pair: SessionPair, signal: Signal): Promise<void> {
    const { description, candidate } = signal;
    const kind = description?.type ?? 'candidate';
    const decision = decideOnSignal(this.#view(), pair, kind);
    if (decision.do === 'drop' && decision.why === 'stale') return;
    if (decision.do === 'restart') {
      this.#replace();
      this.#remote = pair.from;
      if (kind !== 'offer') return this.#offer();
      return this.#receive({ ...pair, to: null }, signal);
    }
    if (this.#remote !== pair.from) {
      this.#held = [];
      this.#taken = 0;
    }
    this.#remote = pair.from;
    if (decision.do === 'hold-candidate' && candidate) this.#held.push(withoutNulls(candidate));
    if (decision.do === 'take-candidate' && candidate) await this.#addCandidate(withoutNulls(candidate));
    if (decision.do === 'take-offer' && description) await this.#takeOffer(description, pair.round);
    if (decision.do === 'take-answer' && description) await this.#apply(description);
    if (this.#offerAfterwards && this.#connection.signaling === 'stable') await this.#offer();
  }

  #view(): PeerView {
    return {
      polite: this.#polite,
      local: this.#local,
      remote: this.#remote,
      signaling: this.#connection.signaling,
      negotiated: this.#negotiated,
      round: this.#round,
      taken: this.#taken,
    };
  }

  async #takeOffer(description: Description, round: number): Promise<void> {
    await this.#apply(description);
    this.#taken = round;
    this.#send({ description: withType(await this.#connection.answer()) }, round);
  }

  async #apply(description: Description): Promise<void> {
    await this.#connection.apply(description);
    this.#negotiated = true;
    for (const candidate of this.#held.splice(0)) await this.#addCandidate(candidate);
  }

  async #addCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    // Candidates of an offer that gave way to ours, or of an earlier ICE generation, are refused and not missed.
    await this.#connection.addCandidate(candidate).catch(() => undefined);
  }
}

function withText(candidate: RTCIceCandidateInit): NonNullable<Signal['candidate']> {
  return { ...candidate, candidate: candidate.candidate ?? '' };
}

function withType({ type, sdp }: Description): NonNullable<Signal['description']> {
  return sdp === undefined ? { type } : { type, sdp };
}

function withoutNulls(candidate: NonNullable<Signal['candidate']>): RTCIceCandidateInit {
  const { sdpMid = null, sdpMLineIndex = null, usernameFragment = null } = candidate;
  return { candidate: candidate.candidate, sdpMid, sdpMLineIndex, usernameFragment };
}
