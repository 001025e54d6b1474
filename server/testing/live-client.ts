import { WebSocket } from 'ws';
import { type SentMessage, type ServerMessage, serverMessage } from '../../contract/live.ts';

type Type = ServerMessage['type'];
type Of<Wanted extends Type> = Extract<ServerMessage, { type: Wanted }>;

/** A real WebSocket client of `/api/v1/live`. Every message that it is sent must fit the contract. */
export class LiveClient {
  readonly #socket: WebSocket;
  readonly #inbox: ServerMessage[] = [];
  readonly #all: ServerMessage[] = [];
  readonly #waiting = new Set<() => void>();
  #fault: Error | null = null;
  readonly closed: Promise<number>;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const read = serverMessage.safeParse(JSON.parse(String(data)));
      if (read.success) {
        if (read.data.type === 'alive') return;
        this.#inbox.push(read.data);
        this.#all.push(read.data);
      } else this.#fault = read.error;
      for (const wake of this.#waiting) wake();
    });
    socket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      socket.on('close', (code) => resolve(code));
    });
  }

  /** Connects to the service at `url` (http), with header fields such as a cookie; `query` as `?as=video-system`. */
  static async connect(url: string, headers: Record<string, string> = {}, query = ''): Promise<LiveClient> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v1/live${query}`, { headers });
    const client = new LiveClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return client;
  }

  /** Everything that came so far, taken or not. */
  get received(): readonly ServerMessage[] {
    return this.#all;
  }

  send(message: SentMessage): void {
    this.#socket.send(JSON.stringify(message));
  }

  /** Sends what may be no message at all. */
  sendRaw(data: string | Buffer): void {
    this.#socket.send(data);
  }

  /** Takes the first message that came, or will come, of this type and for which `fits` holds; 5 s at most. */
  async next<Wanted extends Type>(
    type: Wanted,
    fits: (message: Of<Wanted>) => boolean = () => true,
  ): Promise<Of<Wanted>> {
    const isWanted = (message: ServerMessage): message is Of<Wanted> =>
      message.type === type && fits(message as Of<Wanted>);
    const until = AbortSignal.timeout(5000);
    for (;;) {
      if (this.#fault) throw this.#fault;
      const found = this.#inbox.find(isWanted);
      if (found) {
        this.#inbox.splice(this.#inbox.indexOf(found), 1);
        return found;
      }
      await this.#arrival(until, type);
    }
  }

  #arrival(until: AbortSignal, type: Type): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = () => {
        this.#waiting.delete(wake);
        reject(new Error(`no ${type} came, but ${this.#all.map((message) => message.type).join(', ')}`));
      };
      const wake = () => {
        this.#waiting.delete(wake);
        until.removeEventListener('abort', late);
        resolve();
      };
      if (until.aborted) return late();
      until.addEventListener('abort', late, { once: true });
      this.#waiting.add(wake);
    });
  }

  /** Takes nothing any more, as a slow network, until `resume`. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Closes as a page does. */
  close(): Promise<number> {
    this.#socket.close();
    return this.closed;
  }

  /** Cuts the connection, as a lost network does. */
  cut(): Promise<number> {
    this.#socket.terminate();
    return this.closed;
  }
}
