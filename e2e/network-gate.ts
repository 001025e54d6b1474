import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A cable between a browser and the service that can be cut: then nothing passes, and nobody is told. */
export class NetworkGate {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #held = new Set<() => void>();
  #isCut = false;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  static async before(service: string): Promise<NetworkGate> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
    const gate = new NetworkGate(server, `http://127.0.0.1:${address.port}`);
    server.on('connection', (near) => gate.#join(near, connect(Number(new URL(service).port), '127.0.0.1')));
    return gate;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.pause();
  }

  restore(): void {
    this.#isCut = false;
    for (const release of this.#held) release();
    this.#held.clear();
    for (const socket of this.#sockets) socket.resume();
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(near: Socket, far: Socket): void {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      if (this.#isCut) from.pause();
      from.on('data', (data) => {
        if (to.write(data)) return;
        from.pause();
        to.once('drain', () => !this.#isCut && from.resume());
      });
      from.on('error', () => from.destroy());
      // An end that one side makes during the cut reaches the other after it.
      from.on('close', () => {
        this.#sockets.delete(from);
        if (this.#isCut) this.#held.add(() => to.destroy());
        else to.destroy();
      });
    }
  }
}
