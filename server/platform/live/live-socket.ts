import type { RawData, WebSocket } from 'ws';
import { type ClientMessage, clientMessage, type ServerMessage } from '../../../contract/live.ts';
import type { ProblemCode } from '../../../contract/problems.ts';
import type { Clock } from '../clock.ts';
import { readJson } from '../http/json-body.ts';
import { problemDocument } from '../http/problem.ts';
import { problemOf } from '../http/problem-of.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { closeCodes, type LiveCaller, type LiveHandler, type LiveSession } from './live-session.ts';
import { TokenBucket } from './token-bucket.ts';

/** Bytes of what was sent and not taken, after which a socket is cut off. */
const backlogLimit = 1024 * 1024;
/** Messages that may wait while one is worked on. */
const queueLimit = 500;
const faultLimit = 20;
/** Joining a meeting of ten sends some hundred candidates at once. */
const burst = 500;
const perSecond = 60;
/**
 * Bytes: below `backlogLimit`, so that nobody gets somebody else cut off with signals that the other can't take fast
 * enough, and the queue stays small.
 */
const burstBytes = 512 * 1024;
const bytesPerSecond = 64 * 1024;

export interface Peer {
  id: string;
  caller: LiveCaller;
  origin: string;
  userAgent: string;
}

interface Tools {
  clock: Clock;
  log: Log;
  metrics: Metrics;
  handler: LiveHandler<LiveCaller>;
}

function readMessage(data: RawData): ClientMessage | null {
  try {
    return Buffer.isBuffer(data) ? (clientMessage.safeParse(readJson(data)).data ?? null) : null;
  } catch {
    return null;
  }
}

/** Bytes of a frame; `ws` gives one buffer for each. */
const lengthOf = (data: RawData): number => (Buffer.isBuffer(data) ? data.length : burstBytes + 1);

/** A socket with its limits: turns frames into messages for the handler, in order, and messages into frames. */
export class LiveSocket implements LiveSession<LiveCaller> {
  readonly id: string;
  readonly caller: LiveCaller;
  readonly origin: string;
  readonly userAgent: string;
  readonly #socket: WebSocket;
  readonly #tools: Tools;
  readonly #bucket: TokenBucket;
  readonly #byteBucket: TokenBucket;
  readonly #closeListeners = new Set<() => void>();
  readonly #ended = Promise.withResolvers<void>();
  #work: Promise<void> = Promise.resolve();
  #waiting = 0;
  #faults = 0;
  #answered = true;
  #isClosed = false;

  constructor(socket: WebSocket, peer: Peer, tools: Tools) {
    this.id = peer.id;
    this.caller = peer.caller;
    this.origin = peer.origin;
    this.userAgent = peer.userAgent;
    this.#socket = socket;
    this.#tools = tools;
    this.#bucket = new TokenBucket(burst, perSecond, tools.clock);
    this.#byteBucket = new TokenBucket(burstBytes, bytesPerSecond, tools.clock);
    socket.on('message', (data, isBinary) => this.#hear(data, isBinary));
    socket.on('pong', () => {
      this.#answered = true;
    });
    socket.once('close', () => this.#end());
  }

  /** Begins: what is given is sent first, then the handler learns of the session. */
  open(hello: ServerMessage): void {
    this.send(hello);
    this.#queue(() => this.#tools.handler.opened(this));
  }

  /** Resolves when the socket has closed and everything that it brought has been worked off. */
  ended(): Promise<void> {
    return this.#ended.promise;
  }

  send(message: ServerMessage): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(JSON.stringify(message));
    if (this.#socket.bufferedAmount > backlogLimit) {
      this.#tools.metrics.liveFaults.inc({ reason: 'slow' });
      this.#socket.terminate();
    }
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  onClose(hear: () => void): void {
    if (this.#isClosed) hear();
    else this.#closeListeners.add(hear);
  }

  /** Asks the peer for a sign of life, and cuts off one that left the last question unanswered (RFC 6455, 5.5.2). */
  checkAlive(): void {
    if (!this.#answered) {
      this.#tools.metrics.liveFaults.inc({ reason: 'dead' });
      this.#socket.terminate();
      return;
    }
    this.#answered = false;
    this.#socket.ping();
    // Pages hear nothing of a ping, and have to know too.
    this.send({ type: 'alive' });
  }

  /** Cuts off without a farewell. */
  terminate(): void {
    this.#socket.terminate();
  }

  #hear(data: RawData, isBinary: boolean): void {
    // A socket that is being closed may go on sending until its peer has understood.
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (isBinary) this.close(closeCodes.notText, 'text only');
    else if (!this.#bucket.take() || !this.#byteBucket.take(lengthOf(data))) this.#fault('too_many_requests', 'flood');
    else if (this.#waiting >= queueLimit) this.#fault('too_many_requests', 'queue');
    else this.#take(readMessage(data));
  }

  #take(message: ClientMessage | null): void {
    if (message) {
      this.#tools.metrics.liveMessages.inc({ type: message.type });
      this.#queue(() => this.#tools.handler.message(this, message));
    } else {
      this.#fault('malformed_message', 'malformed');
    }
  }

  #fault(code: ProblemCode, reason: string): void {
    this.#tools.metrics.liveFaults.inc({ reason });
    this.#faults += 1;
    this.send({ type: 'fault', problem: problemDocument(code, this.id) });
    if (this.#faults >= faultLimit) this.close(closeCodes.refused, 'too many faults');
  }

  #queue(work: () => Promise<void> | void): void {
    this.#waiting += 1;
    this.#work = this.#work.then(work).then(
      () => this.#done(),
      (error: unknown) => this.#failed(error),
    );
  }

  #done(): void {
    this.#waiting -= 1;
  }

  #failed(error: unknown): void {
    this.#waiting -= 1;
    const { problem, unexpected } = problemOf(error);
    if (unexpected) {
      this.#tools.metrics.faults.inc({ part: 'live' });
      this.#tools.log.error({ err: error, socket: this.id }, 'live message failed');
    }
    this.send({ type: 'fault', problem: problemDocument(problem.problem, this.id, problem.extra) });
  }

  #end(): void {
    this.#isClosed = true;
    this.#queue(() => this.#tools.handler.closed(this));
    for (const hear of this.#closeListeners) hear();
    this.#closeListeners.clear();
    void this.#work.then(this.#ended.resolve);
  }
}
