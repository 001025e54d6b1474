import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { LegId } from '../../contract/ids.ts';
import { ask } from '../testing/ask.ts';
import type { Client } from '../testing/client.ts';
import { freePort } from '../testing/free-port.ts';
import { Gate } from '../testing/gate.ts';
import { LiveClient } from '../testing/live-client.ts';
import { hasNginx, Nginx } from '../testing/nginx.ts';
import { media } from '../testing/room-visitors.ts';
import { ServiceProcess } from '../testing/service-process.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { serverUrl } from '../testing/test-server.ts';

/** Two processes have one database on PostgreSQL only. */
const onServer = test.runIf(serverUrl() !== null && hasNginx);

let database: TestDatabase;
let gate: Gate;
let proxy: Nginx;
let nodes: [ServiceProcess, ServiceProcess];
let administrator: Client;
let roomAddress: string;

interface Party {
  client: LiveClient;
  /** Name of the node that has its socket. */
  at: string;
  leg: LegId;
  token: string;
}

beforeAll(async () => {
  if (!serverUrl() || !hasNginx) return;
  database = await openTestDatabase();
  const url = new URL(database.url ?? '');
  gate = await Gate.before(url.hostname, Number(url.port));
  const gated = Object.assign(url, { hostname: '127.0.0.1', port: String(gate.port) }).href;
  const port = await freePort();
  const secret = randomBytes(32).toString('base64url');
  const node = () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'rotunda-node-'));
    writeFileSync(join(dataDir, 'secret'), secret);
    const settings = { DATA_DIR: dataDir, PUBLIC_URL: `http://127.0.0.1:${port}`, TRUST_PROXY: 'loopback' };
    return new ServiceProcess(gated, settings, 'serve-fake');
  };
  nodes = [node(), node()];
  await Promise.all(nodes.map((each) => each.start()));
  const [one, two] = nodes.map((each) => Number(new URL(each.url).port));
  proxy = new Nginx(port, [one ?? 0, two ?? 0]);
  await vi.waitFor(() => fetch(`${proxy.url}/api/ready`), { timeout: 20_000 });
  // Whichever node is asked: the code that one of them printed is good at all of them.
  expect(nodes[0].setupCode).toBe(nodes[1].setupCode);
  ({ administrator, roomAddress } = await nodes[0].setUp(proxy.url));
});
afterAll(async () => {
  await Promise.all((nodes ?? []).map((node) => node.remove()));
  await proxy?.stop();
  await gate?.shut();
  await database?.drop();
});

const connect = async (through: string, headers: Record<string, string> = {}) => {
  const client = await LiveClient.connect(through, { origin: proxy.url, ...headers });
  return { client, at: (await client.next('hello')).node };
};

/** A window through the proxy, which gives the nodes in turn; at another node than this one where it is named. */
async function open(headers: Record<string, string> = {}, notAt?: string): Promise<{ client: LiveClient; at: string }> {
  for (;;) {
    const opened = await connect(proxy.url, headers);
    if (opened.at !== notAt) return opened;
    await opened.client.close();
  }
}

async function joinAs(as: { name?: string; cookie?: string }, notAt?: string): Promise<Party> {
  const { client, at } = await open(as.cookie ? { cookie: as.cookie } : {}, notAt);
  client.send({ type: 'join', ref: 'in', address: roomAddress, media, ...(as.name ? { name: as.name } : {}) });
  const { leg, token } = await client.next('joined');
  return { client, at, leg, token };
}

/** What a page does whose socket is gone: connects to wherever the proxy leads, and goes on as the same leg. */
async function comeBack({ client: before, leg, token }: Party, headers: Record<string, string> = {}): Promise<Party> {
  await before.closed;
  const { client, at } = await open(headers);
  client.send({ type: 'resume', ref: 'back', leg, token, media });
  expect(await client.next('joined')).toMatchObject({ leg, resumed: true });
  return { client, at, leg, token };
}

async function processOf(at: string): Promise<ServiceProcess> {
  const direct = await connect(nodes[0].url);
  await direct.client.close();
  return direct.at === at ? nodes[0] : nodes[1];
}

/** A step of the schema by a newer version. */
const stepUp = (name: string, oldestCode: string, statements: string) =>
  database.database.script(
    `${statements}; insert into schema_step (name, oldest_code) values ('${name}', '${oldestCode}')`,
  );

async function expectTogether(one: Party, other: Party, text: string): Promise<void> {
  expect(await ask(one.client, { type: 'chat', text })).toBe('done');
  await other.client.next('chat', ({ message }) => message.text === text);
}

onServer(
  'a meeting over two nodes goes on while one is killed, each is restarted, and PostgreSQL goes and comes back',
  async () => {
    const cookie = administrator.cookie();
    let owner = await joinAs({ cookie });
    let guest = await joinAs({ name: 'Guest' }, owner.at);
    await expectTogether(owner, guest, 'over two nodes');

    const killed = await processOf(guest.at);
    const left = nodes.find((node) => node !== killed) ?? nodes[0];
    const from = performance.now();
    await killed.kill();
    guest = await comeBack(guest);
    expect(performance.now() - from).toBeLessThan(5000);
    expect(guest.at).toBe(owner.at);
    expect(await ask(owner.client, { type: 'mute', leg: guest.leg })).toBe('done');
    await guest.client.next('muted');
    expect(owner.client.received.map(({ type }) => type)).not.toContain('ended');

    // As a newer node leaves it whose step older code may run on: the one that goes on, and one that starts.
    await stepUp(
      '998-later',
      '0.1.0',
      'alter table leg add column later text; alter table live_party add column later text',
    );
    await killed.start();
    await left.stop();
    [owner, guest] = await Promise.all([comeBack(owner, { cookie }), comeBack(guest)]);
    expect([owner.at, guest.at]).not.toContain(left);
    await expectTogether(guest, owner, 'each was restarted');
    await left.start();
    const second = await joinAs({ name: 'Second guest' }, owner.at);

    await gate.shut();
    const readyAt = (node: ServiceProcess) => fetch(`${node.url}/api/ready`).then(({ status }) => status);
    expect(await Promise.all(nodes.map(readyAt))).toEqual([503, 503]);
    await gate.open();
    await expect.poll(() => Promise.all(nodes.map(readyAt)), { timeout: 20_000 }).toEqual([200, 200]);
    await expect
      .poll(
        async () => {
          await ask(second.client, { type: 'chat', text: 'heard again' });
          return owner.client.received.some(
            (message) => message.type === 'chat' && message.message.text === 'heard again',
          );
        },
        { timeout: 10_000, interval: 500 },
      )
      .toBe(true);

    for (const { client } of [second, guest, owner]) {
      client.send({ type: 'leave', ref: 'bye' });
      await client.next('left');
    }
    await stepUp('999-newest', '99.0.0', 'alter table leg add column newest text');
    expect(await Promise.all(nodes.map(readyAt))).toEqual([200, 200]);
    await left.stop();
    await expect(left.start()).rejects.toThrow(/999-newest.*at least 99\.0\.0\. Install that version or newer/);

    const legs = await database.database.owner.selectFrom('leg').select(['id', 'endReason']).execute();
    expect(new Set(legs.map(({ id }) => id))).toEqual(new Set([owner.leg, guest.leg, second.leg]));
    expect(legs.map(({ endReason }) => endReason)).toEqual(['left', 'left', 'left']);
    const calls = await database.database.owner.selectFrom('call').select('engine').execute();
    expect(calls).toEqual([{ engine: 'fake' }]);
  },
  120_000,
);
