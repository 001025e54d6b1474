import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MyCall } from '../../contract/calls.ts';
import { type Client, codeOf } from '../testing/client.ts';
import { Gate } from '../testing/gate.ts';
import { LiveClient } from '../testing/live-client.ts';
import { media } from '../testing/room-visitors.ts';
import { ServiceProcess } from '../testing/service-process.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { serverUrl } from '../testing/test-server.ts';

/** PGlite is in the process: it can't be lost apart from it. */
const onServer = test.runIf(serverUrl() !== null);
let database: TestDatabase | undefined;
let gate: Gate;
let service: ServiceProcess;
let administrator: Client;
let roomAddress: string;
let gatedUrl: string;

beforeAll(async () => {
  if (!serverUrl()) return;
  database = await openTestDatabase();
  const url = new URL(database.url ?? '');
  gate = await Gate.before(url.hostname, Number(url.port));
  gatedUrl = Object.assign(url, { hostname: '127.0.0.1', port: String(gate.port) }).href;
  service = new ServiceProcess(gatedUrl);
  await service.start();
  ({ administrator, roomAddress } = await service.setUp());
});
afterAll(async () => {
  await service?.remove();
  await gate?.shut();
  await database?.drop();
});

const statusOf = async (path: string) => (await fetch(`${service.url}${path}`)).status;
const history = async () => (await administrator.get<{ items: MyCall[] }>('/me/calls')).body.items;

onServer(
  'PostgreSQL goes and comes back: requests wait for it, a running meeting goes on, nothing is lost',
  async () => {
    const connect = (headers: Record<string, string> = {}) =>
      LiveClient.connect(service.url, { origin: service.url, ...headers });
    const owner = await connect({ cookie: administrator.cookie() });
    owner.send({ type: 'join', ref: 'a', address: roomAddress, media });
    const ownerIn = await owner.next('joined');
    const guest = await connect();
    guest.send({ type: 'join', ref: 'g', address: roomAddress, name: 'Guest', media });
    const guestIn = await guest.next('joined');

    await gate.shut();
    const away = await administrator.get('/me');
    expect([away.status, codeOf(away)]).toEqual([503, 'unavailable']);
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await statusOf('/api/health')).toBe(200);
    expect(await statusOf('/api/ready')).toBe(503);
    // Media is signalled between sockets, which needs no database.
    guest.send({ type: 'signal', to: ownerIn.leg, signal: { session: 'while-away' } });
    expect((await owner.next('signal')).from).toBe(guestIn.leg);

    await gate.open();
    await expect.poll(() => statusOf('/api/ready'), { timeout: 20_000 }).toBe(200);
    expect((await administrator.get('/me')).body).toMatchObject({ fullName: 'Anna Lind' });
    expect(await history()).toMatchObject([{ id: ownerIn.meeting.call, endedAt: null, people: 2 }]);
    for (const client of [guest, owner]) {
      client.send({ type: 'leave', ref: 'bye' });
      await client.next('left');
    }
    expect(await history()).toMatchObject([
      { id: ownerIn.meeting.call, endReason: 'left', startedAt: ownerIn.meeting.parties[0]?.joinedAt, people: 2 },
    ]);
  },
  60_000,
);

onServer(
  'a node that took over meanwhile stays, and this one ends with the reason',
  async () => {
    const { ended } = service;
    await gate.shut();
    const folder = mkdtempSync(join(tmpdir(), 'rotunda-elsewhere-'));
    copyFileSync(join(service.dataDir, 'secret'), join(folder, 'secret'));
    const elsewhere = new ServiceProcess(database?.url ?? null, { DATA_DIR: folder });
    await elsewhere.start();
    await gate.open();
    expect(await ended).toBe(1);
    expect(service.output).toContain('Another Rotunda took over this database');
    expect((await fetch(`${elsewhere.url}/api/ready`)).status).toBe(200);
    await elsewhere.remove();
  },
  60_000,
);
