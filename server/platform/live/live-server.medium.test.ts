import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { AccountId } from '../../../contract/ids.ts';
import { type ClientMessage, type ServerMessage, serverMessage } from '../../../contract/live.ts';
import { buildHttpServer } from '../../testing/http-server.ts';
import { systemClock } from '../clock.ts';
import { Problem } from '../http/problem.ts';
import type { Caller } from '../http/request-context.ts';
import { stopHttpServer } from '../http/server.ts';
import { createLog } from '../telemetry/log.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { createLiveServer, type LiveServer, type LiveSettings } from './live-server.ts';
import type { LiveHandler, LiveSession } from './live-session.ts';

const ada = '018f0000-0000-7000-8000-000000000001' as AccountId;
const sessions = new Map<string, Caller>();

async function resolveCaller(headers: Headers): Promise<Caller> {
  return sessions.get(headers.get('cookie') ?? '') ?? { kind: 'anonymous' };
}

let server: FastifyInstance;
let live: LiveServer;
let url: string;
let heard: ClientMessage[] = [];
let opened: LiveSession[] = [];
let closed: string[] = [];
const metrics = createMetrics({ process: false });

const recording: LiveHandler = {
  opened: (session) => void opened.push(session),
  message: (_session, message) => void heard.push(message),
  closed: (session) => void closed.push(session.id),
};

async function start(changes: Partial<LiveSettings> = {}) {
  const log = createLog({ level: 'silent' });
  heard = [];
  opened = [];
  closed = [];
  sessions.clear();
  sessions.set('session=ada1', {
    kind: 'account',
    account: ada,
    name: 'Ada',
    token: null,
    session: 's1',
    operator: false,
    member: null,
  });
  sessions.set('session=ada2', {
    kind: 'account',
    account: ada,
    name: 'Ada',
    token: null,
    session: 's2',
    operator: false,
    member: null,
  });
  live = createLiveServer({
    clock: systemClock,
    log,
    metrics,
    handler: recording,
    resolveCaller,
    node: 'n1',
    version: '1.2.3',
    publicUrl: 'https://meet.example.org',
    ...changes,
  });
  server = await buildHttpServer({
    metrics,
    resolveCaller,
    publicUrl: 'https://meet.example.org',
    mount: live.mount,
  });
  url = (await server.listen({ port: 0, host: '127.0.0.1' })).replace('http', 'ws').concat('/api/v1/live');
}
afterEach(() => stopHttpServer(server));

interface Client {
  socket: WebSocket;
  messages: ServerMessage[];
  next(): Promise<ServerMessage>;
  closed: Promise<[code: number, reason: string]>;
}

function connect(headers: Record<string, string> = {}): Client {
  const socket = new WebSocket(url, { headers });
  const messages: ServerMessage[] = [];
  const waiting: ((message: ServerMessage) => void)[] = [];
  socket.on('message', (data) => {
    const message = serverMessage.parse(JSON.parse(data.toString()));
    messages.push(message);
    waiting.shift()?.(message);
  });
  return {
    socket,
    messages,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    closed: once(socket, 'close').then(([code, reason]) => [code as number, String(reason)]),
  };
}

/** The status with which the upgrade is refused. */
function refusal(headers: Record<string, string>): Promise<number | undefined> {
  const socket = new WebSocket(url, { headers });
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.on('open', () => reject(new Error('the socket opened')));
    socket.on('error', () => undefined);
  });
}

const leave = (ref: string) => JSON.stringify({ type: 'leave', ref });

test('says hello first, hands messages over in order, one at a time, and tells of the end', async () => {
  const order: string[] = [];
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const done = Promise.withResolvers<void>();
  await start({
    handler: {
      opened: () => void order.push('opened'),
      async message(_session, message) {
        if (message.type !== 'leave') return;
        order.push(`begin ${message.ref}`);
        if (message.ref === 'a') await gate;
        order.push(`end ${message.ref}`);
      },
      closed: () => {
        order.push('closed');
        done.resolve();
      },
    },
  });
  const client = connect();
  expect(await client.next()).toEqual({ type: 'hello', node: 'n1', version: '1.2.3', beats: true });
  client.socket.send(leave('a'));
  client.socket.send(leave('b'));
  client.socket.close();
  await client.closed;
  release();
  await done.promise;
  expect(order).toEqual(['opened', 'begin a', 'end a', 'begin b', 'end b', 'closed']);
});

test('knows who is behind a socket by the cookie; a guest has none', async () => {
  await start();
  const guest = connect();
  await guest.next();
  const member = connect({ cookie: 'session=ada1', origin: 'https://meet.example.org' });
  await member.next();
  await expect.poll(() => opened.map(({ caller }) => caller.kind)).toEqual(['anonymous', 'account']);
  expect(opened[1]).toMatchObject({ origin: '127.0.0.1' });
});

test('another site’s page gets no socket, and HTTP without an upgrade finds nothing', async () => {
  await start();
  expect(await refusal({ origin: 'https://evil.example', cookie: 'session=ada1' })).toBe(403);
  expect(await refusal({ origin: 'null' })).toBe(403);
  expect(await refusal({ cookie: 'session=ada1' })).toBe(403);
  expect((await server.inject('/api/v1/live')).statusCode).toBe(404);
});

test('an address has only so many sockets, and gets a new one when one closes', async () => {
  await start({ socketsPerOrigin: 1 });
  const first = connect();
  await first.next();
  expect(await refusal({})).toBe(429);
  first.socket.close();
  await first.closed;
  await expect.poll(() => live.size).toBe(0);
  expect(await connect().next()).toMatchObject({ type: 'hello' });
});

test('what is not understood is answered with a fault, and with an end when it goes on', async () => {
  await start();
  const client = connect();
  await client.next();
  for (const text of ['{', 'null', '{"type":"unknown"}', '{"type":"leave","ref":"\\u0000"}']) client.socket.send(text);
  client.socket.send(leave('a'));
  await expect.poll(() => heard).toEqual([{ type: 'leave', ref: 'a' }]);
  expect(client.messages.filter(({ type }) => type === 'fault')).toHaveLength(4);
  for (let count = 0; count < 20; count++) client.socket.send('{');
  expect((await client.closed)[0]).toBe(1008);
});

test('bytes, and more than 64 KiB, end the socket', async () => {
  await start();
  const one = connect();
  await one.next();
  one.socket.send(Buffer.from(leave('a')));
  expect((await one.closed)[0]).toBe(1003);
  const other = connect();
  await other.next();
  other.socket.send('x'.repeat(65 * 1024));
  expect((await other.closed)[0]).toBe(1009);
});

test('a flood is stopped', async () => {
  await start();
  const client = connect();
  await client.next();
  for (let count = 0; count < 1000; count++) client.socket.send(leave(String(count)));
  expect((await client.closed)[0]).toBe(1008);
  expect(heard.length).toBeLessThan(600);
});

test('a refusal that the handler throws is told; a fault of its own is told without its words', async () => {
  await start({
    handler: {
      ...recording,
      message: (_session, message) => {
        throw message.type === 'leave' ? new Problem('not_in_meeting') : new Error('secret words');
      },
    },
  });
  const client = connect();
  await client.next();
  client.socket.send(leave('a'));
  expect(await client.next()).toMatchObject({ type: 'fault', problem: { code: 'not_in_meeting' } });
  client.socket.send(JSON.stringify({ type: 'media', media: { microphone: true, camera: true } }));
  const fault = await client.next();
  expect(fault).toMatchObject({ type: 'fault', problem: { code: 'internal' } });
  expect(JSON.stringify(fault)).not.toContain('secret');
});

test('sockets of a session that ended are told so and closed; others stay', async () => {
  await start();
  const origin = 'https://meet.example.org';
  const clients = ['session=ada1', 'session=ada2', ''].map((cookie) => connect(cookie ? { cookie, origin } : {}));
  await Promise.all(clients.map((client) => client.next()));
  const [first, second, guest] = clients;
  live.endSession('s1');
  expect(await first?.closed).toEqual([4001, 'session ended']);
  expect(first?.messages.at(-1)).toEqual({ type: 'session-ended' });
  live.endAccount(ada, { but: 's2' });
  expect(second?.socket.readyState).toBe(WebSocket.OPEN);
  sessions.delete('session=ada2');
  await live.revalidate();
  expect(await second?.closed).toEqual([4001, 'session ended']);
  expect(guest?.socket.readyState).toBe(WebSocket.OPEN);
  await expect.poll(() => live.size).toBe(1);
});

test('a socket whose session cannot be checked has to come again', async () => {
  let fails = false;
  await start({
    resolveCaller: async (headers) => (fails ? Promise.reject(new Error('no database')) : resolveCaller(headers)),
  });
  const member = connect({ cookie: 'session=ada1', origin: 'https://meet.example.org' });
  const guest = connect();
  await Promise.all([member.next(), guest.next()]);
  fails = true;
  await live.revalidate();
  expect((await member.closed)[0]).toBe(1012);
  expect(guest.socket.readyState).toBe(WebSocket.OPEN);
});

test('a peer that gives no sign of life is cut off, one that does stays', async () => {
  await start({ heartbeatMs: 100 });
  const dead = new WebSocket(url, { autoPong: false });
  const alive = connect();
  await alive.next();
  expect(await alive.next()).toEqual({ type: 'alive' });
  await once(dead, 'close');
  expect(alive.socket.readyState).toBe(WebSocket.OPEN);
  await expect.poll(() => closed).toHaveLength(1);
});

test('a peer that does not take what it is sent is cut off', async () => {
  await start();
  const client = connect();
  await client.next();
  client.socket.pause();
  const [session] = opened;
  if (!session) throw new Error('no session');
  const cut = new Promise<void>((resolve) => session.onClose(resolve));
  const candidate = { session: 's', candidate: { candidate: 'x'.repeat(2000) } };
  const from = '018f0000-0000-7000-8000-000000000002' as Extract<ServerMessage, { type: 'signal' }>['from'];
  for (let count = 0; count < 20_000; count++) session.send({ type: 'signal', from, signal: candidate });
  await cut;
  client.socket.resume();
  await client.closed;
});

test('a stop tells every socket to come back, and waits for what they brought', async () => {
  await start();
  const client = connect();
  await client.next();
  await stopHttpServer(server);
  expect(await client.closed).toEqual([1012, 'service restart']);
  expect(closed).toHaveLength(1);
});
