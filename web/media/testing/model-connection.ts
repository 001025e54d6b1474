import type { Connection, ConnectionEvents } from '../connection.ts';

interface Described {
  kind: 'offer' | 'answer';
  /** The connection that made it: as with a DTLS fingerprint, a connection can't be paired with a second one. */
  by: number;
  generation: number;
  /** Of an answer: the offer that it answers. */
  to?: string;
}

/**
 * The signalling state of a peer connection as WebRTC, section 4.4.1.5, describes it, and nothing else: every operation
 * takes its time, and one that the browser refuses is refused here.
 */
export class ModelConnection implements Connection {
  static #count = 0;
  readonly id = ++ModelConnection.#count;
  readonly #events: ConnectionEvents;
  readonly #pause: () => Promise<void>;
  #generation = 0;
  #renew = false;
  #pending: string | null = null;
  #rollbackTo = 0;
  #offered: string | null = null;
  #closed = false;
  signaling: RTCSignalingState = 'stable';
  partner: number | null = null;
  /** Pairs of descriptions in force, as text, to be compared with the other side's. */
  agreed: string | null = null;
  readonly refusals: string[] = [];

  constructor(events: ConnectionEvents, pause: () => Promise<void>) {
    this.#events = events;
    this.#pause = pause;
  }

  async offer() {
    await this.#step(this.signaling === 'stable', 'offer');
    this.#rollbackTo = this.#generation;
    if (this.#generation === 0 || this.#renew) this.#generation += 1;
    this.#renew = false;
    this.signaling = 'have-local-offer';
    this.#pending = this.#write({ kind: 'offer', by: this.id, generation: this.#generation });
    this.#gather();
    return { type: 'offer' as const, sdp: this.#pending };
  }

  async answer() {
    await this.#step(this.signaling === 'have-remote-offer', 'answer');
    if (this.#generation === 0) this.#generation = 1;
    const to = this.#offered ?? '';
    const sdp = this.#write({ kind: 'answer', by: this.id, generation: this.#generation, to });
    this.signaling = 'stable';
    this.agreed = `${to} ${sdp}`;
    this.#gather();
    return { type: 'answer' as const, sdp };
  }

  async apply({ sdp = '' }: RTCSessionDescriptionInit) {
    await this.#step(true, 'apply');
    const described: Described = JSON.parse(sdp);
    if (this.partner !== null && this.partner !== described.by) this.#refuse('description of another connection');
    if (described.kind === 'answer') {
      if (this.signaling !== 'have-local-offer') this.#refuse('answer without an offer');
      if (described.to !== this.#pending) this.#refuse('answer to another offer');
      this.agreed = `${this.#pending} ${sdp}`;
      this.signaling = 'stable';
    } else {
      if (this.signaling === 'have-remote-offer') this.#refuse('offer upon an offer');
      if (this.signaling === 'have-local-offer') await this.rollBack();
      this.#offered = sdp;
      this.signaling = 'have-remote-offer';
    }
    this.partner = described.by;
  }

  async rollBack() {
    await this.#step(this.signaling === 'have-local-offer', 'roll back');
    if (this.partner === null) this.#refuse('roll-back of a first offer, which leaves its transceivers over');
    this.#generation = this.#rollbackTo;
    this.signaling = 'stable';
    this.#pending = null;
  }

  async addCandidate() {
    await this.#step(this.partner !== null, 'candidate before a description');
  }

  renewIce() {
    this.#renew = true;
  }

  setLocal() {
    return undefined;
  }

  limit() {
    return undefined;
  }

  silence() {
    return undefined;
  }

  setServers() {
    return undefined;
  }

  audioLevel() {
    return null;
  }

  count(): Promise<never> {
    return Promise.reject(new Error('A model sends nothing'));
  }

  close() {
    this.#closed = true;
    this.signaling = 'closed';
  }

  #gather() {
    this.#events.candidate({ candidate: `${this.id}/${this.#generation}` });
  }

  #write(described: Described) {
    return JSON.stringify(described);
  }

  /** A closed connection never settles what was under way; one that is closed before refuses. */
  async #step(allowed: boolean, what: string) {
    if (this.#closed) this.#refuse(`${what} when closed`);
    if (!allowed) this.#refuse(`${what} in ${this.signaling}`);
    await this.#pause();
    if (this.#closed) await new Promise(() => undefined);
  }

  #refuse(why: string): never {
    this.refusals.push(why);
    throw new DOMException(why, 'InvalidStateError');
  }
}
