import type { LiveClient } from './live-client.ts';
import type { MeetingNode, Resident } from './meeting-house.ts';
import { media } from './room-visitors.ts';

/** Windows of people who call each other by one node. */
export class Phones {
  readonly node: MeetingNode;
  readonly #clients = new Set<LiveClient>();
  #refs = 0;

  constructor(node: MeetingNode) {
    this.node = node;
  }

  /** A window that is open and has heard all that it is told at first. */
  async open(as: Resident | null): Promise<LiveClient> {
    const client = await this.node.connect(as);
    this.#clients.add(client);
    return client;
  }

  /** Calls from a window; the answer is still to come. */
  call(client: LiveClient, address: string): string {
    this.#refs += 1;
    const ref = `call-${this.#refs}`;
    client.send({ type: 'call', ref, address, media });
    return ref;
  }

  /** Calls, and waits until the other side is rung. */
  async ring(client: LiveClient, address: string) {
    const ref = this.call(client, address);
    const { leg, token, name } = await client.next('calling', (message) => message.ref === ref);
    return { ref, leg, token, name };
  }

  /** Takes what rings at a window. */
  async answer(client: LiveClient) {
    const { ring } = await client.next('ring');
    client.send({ type: 'answer', ref: `answer ${ring.id}`, ring: ring.id, media });
    return client.next('joined');
  }

  /** Cuts every connection. */
  async cutAll(): Promise<void> {
    await Promise.all([...this.#clients].map((client) => client.cut()));
    this.#clients.clear();
  }
}
