import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import type { ServerMessage } from '../../contract/live.ts';
import { makeLiveChannel } from './live.ts';

const hello = JSON.stringify({ type: 'hello', node: 'a', version: '1' });
let server: WebSocketServer | undefined;

async function serve(port = 0): Promise<{ port: number; next: () => Promise<ServerSocket> }> {
  const started = new WebSocketServer({ port, host: '127.0.0.1' });
  server = started;
  await once(started, 'listening');
  const next = async () => {
    const [socket] = await once(started, 'connection');
    socket.send(hello);
    return socket;
  };
  const address = started.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return { port: address.port, next };
}

async function stop(): Promise<void> {
  const stopping = server;
  server = undefined;
  if (!stopping) return;
  for (const socket of stopping.clients) socket.terminate();
  await new Promise((done) => stopping.close(done));
}

/** A listener whose events can be awaited in order. */
function listen() {
  const events: string[] = [];
  const waiting: (() => void)[] = [];
  const note = (event: string) => {
    events.push(event);
    for (const wake of waiting.splice(0)) wake();
  };
  return {
    listener: { message: (message: ServerMessage) => note(message.type), lost: () => note('lost') },
    events,
    until: async (holds: (events: readonly string[]) => boolean) => {
      while (!holds(events)) await new Promise<void>((wake) => waiting.push(wake));
      return events;
    },
  };
}

afterEach(stop);

describe('the live channel', () => {
  it('tells of the loss and comes back by itself after the service restarts', async () => {
    const { port, next } = await serve();
    const channel = makeLiveChannel({ url: `ws://127.0.0.1:${port}`, firstWait: 5, longestWait: 20 });
    const heard = listen();
    const first = next();
    const unsubscribe = channel.subscribe(heard.listener);
    await first;
    expect(await heard.until((events) => events.length > 0)).toEqual(['hello']);
    await stop();
    await heard.until((events) => events.includes('lost'));
    const again = await serve(port);
    const second = await again.next();
    await heard.until((events) => events.at(-1) === 'hello');
    expect(heard.events.slice(0, 2)).toEqual(['hello', 'lost']);
    const received = once(second, 'message');
    channel.send({ type: 'media', media: { microphone: true, camera: false, screen: false } });
    expect(JSON.parse(String((await received)[0]))).toMatchObject({ type: 'media' });
    unsubscribe();
  });

  it('tries often in the time in which a leg can be resumed, and seldom after it', async () => {
    const { port } = await serve();
    const tries: number[] = [];
    const heard = listen();
    server?.on('connection', (socket) => {
      tries.push(performance.now());
      socket.terminate();
    });
    const url = `ws://127.0.0.1:${port}`;
    const eager = makeLiveChannel({ url, firstWait: 5, eagerWait: 20, longestWait: 60_000 });
    const unsubscribe = eager.subscribe(heard.listener);
    await heard.until((events) => events.length === 16);
    unsubscribe();

    tries.length = 0;
    heard.events.length = 0;
    const later = makeLiveChannel({ url, firstWait: 5, eagerWait: 20, eagerFor: 100, longestWait: 500 });
    const unsubscribeLater = later.subscribe(heard.listener);
    const longestPause = () => Math.max(...tries.slice(1).map((at, index) => at - (tries[index] ?? at)));
    await heard.until(() => longestPause() > 200);
    expect(tries.length).toBeGreaterThan(5);
    unsubscribeLater();
  });

  it('takes a service that fell silent for lost, and one that never shows that it is there for an earlier version', async () => {
    const { port, next } = await serve();
    const channel = makeLiveChannel({ url: `ws://127.0.0.1:${port}`, firstWait: 5, longestWait: 20, deadAfter: 50 });
    const heard = listen();
    const first = next();
    const unsubscribe = channel.subscribe(heard.listener);
    const quiet = await first;
    await heard.until((events) => events.length > 0);
    const second = next();
    quiet.send(JSON.stringify({ type: 'alive' }));
    await second;
    await heard.until((events) => events.length > 2);
    expect(heard.events).toEqual(['hello', 'lost', 'hello']);
    unsubscribe();
  });

  it('takes silence for a loss before the first sign of life too, where the greeting promises one', async () => {
    const { port } = await serve();
    const promise = JSON.stringify({ type: 'hello', node: 'a', version: '1', beats: true });
    server?.on('connection', (socket) => socket.send(promise));
    const channel = makeLiveChannel({ url: `ws://127.0.0.1:${port}`, firstWait: 5, longestWait: 20, deadAfter: 50 });
    const heard = listen();
    const unsubscribe = channel.subscribe(heard.listener);
    await heard.until((events) => events.length > 2);
    expect(heard.events.slice(0, 3)).toEqual(['hello', 'lost', 'hello']);
    unsubscribe();
  });

  it('gives up a connection that is not greeted', async () => {
    const { port } = await serve();
    const channel = makeLiveChannel({
      url: `ws://127.0.0.1:${port}`,
      firstWait: 5,
      longestWait: 20,
      greetingWithin: 50,
    });
    const heard = listen();
    const unsubscribe = channel.subscribe(heard.listener);
    await heard.until((events) => events.length > 1);
    expect(heard.events.slice(0, 2)).toEqual(['lost', 'lost']);
    unsubscribe();
  });

  it('is closed with its last listener and opened with the next', async () => {
    const { port, next } = await serve();
    const channel = makeLiveChannel({ url: `ws://127.0.0.1:${port}` });
    const first = next();
    const unsubscribe = channel.subscribe(listen().listener);
    const socket = await first;
    const closed = once(socket, 'close');
    unsubscribe();
    await closed;
    const second = next();
    const unsubscribeAgain = channel.subscribe(listen().listener);
    expect((await second).readyState).toBe(1);
    unsubscribeAgain();
  });

  it('says nothing while there is no connection, and skips what is not JSON', async () => {
    const { port } = await serve();
    const channel = makeLiveChannel({ url: `ws://127.0.0.1:${port}` });
    channel.send({ type: 'leave', ref: 'x' });
    const heard = listen();
    const connected = once(server ?? new WebSocketServer({ noServer: true }), 'connection');
    const unsubscribe = channel.subscribe(heard.listener);
    const [socket] = await connected;
    socket.send('not JSON');
    socket.send(hello);
    expect(await heard.until((events) => events.length > 0)).toEqual(['hello']);
    unsubscribe();
  });

  it('sends nothing before the greeting, upon which everything is said anew', async () => {
    const { port } = await serve();
    const channel = makeLiveChannel({ url: `ws://127.0.0.1:${port}` });
    const heard = listen();
    const connected = once(server ?? new WebSocketServer({ noServer: true }), 'connection');
    const unsubscribe = channel.subscribe(heard.listener);
    const [socket] = await connected;
    const received = once(socket, 'message');
    socket.send(JSON.stringify({ type: 'left', ref: 'x' }));
    await heard.until((events) => events.includes('left'));
    channel.send({ type: 'leave', ref: 'early' });
    socket.send(hello);
    await heard.until((events) => events.includes('hello'));
    channel.send({ type: 'leave', ref: 'late' });
    const [first] = await received;
    expect(JSON.parse(String(first))).toEqual({ type: 'leave', ref: 'late' });
    unsubscribe();
  });
});
