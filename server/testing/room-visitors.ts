import type { LegId } from '../../contract/ids.ts';
import type { LiveClient } from './live-client.ts';
import type { MeetingNode, Resident } from './meeting-house.ts';

export const media = { microphone: true, camera: true };

interface Words {
  name?: string;
  pin?: string;
  address?: string;
}

/** People with browsers at one room of one node. */
export class RoomVisitors {
  node: MeetingNode;
  readonly address: string;
  readonly #clients = new Set<LiveClient>();
  #refs = 0;

  constructor(node: MeetingNode, address: string) {
    this.node = node;
    this.address = address;
  }

  /** A browser, signed in or not, that has said nothing yet. */
  async connect(as: Resident | null = null): Promise<LiveClient> {
    const client = await this.node.connect(as);
    this.#clients.add(client);
    return client;
  }

  /** Asks to get in; the answer is still to come. */
  async ask(as: Resident | null, words: Words = {}) {
    const client = await this.connect(as);
    this.#refs += 1;
    const ref = `join-${this.#refs}`;
    client.send({ type: 'join', ref, address: this.address, media, ...words });
    return { client, ref };
  }

  /** Gets in. */
  async enter(as: Resident | null, words: Words = {}) {
    const { client, ref } = await this.ask(as, words);
    return { client, ...(await client.next('joined', (message) => message.ref === ref)) };
  }

  /** Another browser that asks to go on as a leg. */
  async comeBack(as: Resident | null, { leg, token }: { leg: LegId; token: string }): Promise<LiveClient> {
    const client = await this.connect(as);
    client.send({ type: 'resume', ref: 'back', leg, token, media });
    return client;
  }

  /** Cuts every connection. */
  async cutAll(): Promise<void> {
    await Promise.all([...this.#clients].map((client) => client.cut()));
    this.#clients.clear();
  }
}
