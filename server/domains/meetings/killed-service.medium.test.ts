import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { MyCall } from '../../../contract/calls.ts';
import type { Client } from '../../testing/client.ts';
import { LiveClient } from '../../testing/live-client.ts';
import { media } from '../../testing/room-visitors.ts';
import { ServiceProcess } from '../../testing/service-process.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

let database: TestDatabase;
let service: ServiceProcess;
let administrator: Client;
let roomAddress: string;

beforeAll(async () => {
  database = await openTestDatabase();
  service = new ServiceProcess(database.url);
  await service.start();
  ({ administrator, roomAddress } = await service.setUp());
});
afterAll(async () => {
  await service.remove();
  await database.drop();
});

const history = async () => (await administrator.get<{ items: MyCall[] }>('/me/calls')).body.items;
/** Connects as a page does: tries again while the service that has just started is too busy to answer. */
const connect = (headers: Record<string, string> = {}) =>
  vi.waitFor(() => LiveClient.connect(service.url, { origin: service.url, ...headers }), {
    timeout: 20_000,
    interval: 200,
  });

test('a service that is killed in a meeting loses nothing: the parties come back to the same legs, and the record is one', async () => {
  const owner = await connect({ cookie: administrator.cookie() });
  owner.send({ type: 'join', ref: 'a', address: roomAddress, media });
  const ownerIn = await owner.next('joined');
  const guest = await connect();
  guest.send({ type: 'join', ref: 'g', address: roomAddress, name: 'Guest', media });
  const guestIn = await guest.next('joined');
  expect(guestIn.meeting.parties.map(({ name, role }) => [name, role])).toEqual([
    ['Anna Lind', 'host'],
    ['Guest', 'guest'],
  ]);

  await service.kill();
  await Promise.all([owner.closed, guest.closed]);
  await service.start();

  const ownerBack = await connect({ cookie: administrator.cookie() });
  ownerBack.send({ type: 'resume', ref: 'r', leg: ownerIn.leg, token: ownerIn.token, media });
  expect(await ownerBack.next('joined')).toMatchObject({ resumed: true, leg: ownerIn.leg });
  const guestBack = await connect();
  guestBack.send({ type: 'resume', ref: 'r', leg: guestIn.leg, token: guestIn.token, media });
  const back = await guestBack.next('joined');
  expect(back.meeting).toMatchObject({ call: ownerIn.meeting.call, startedAt: ownerIn.meeting.startedAt });
  expect(back.meeting.parties).toEqual(guestIn.meeting.parties);
  guestBack.send({ type: 'signal', to: ownerIn.leg, signal: { session: 's' } });
  expect((await ownerBack.next('signal')).from).toBe(guestIn.leg);

  expect(await history()).toMatchObject([{ id: ownerIn.meeting.call, endedAt: null, people: 2 }]);
  for (const client of [guestBack, ownerBack]) {
    client.send({ type: 'leave', ref: 'bye' });
    await client.next('left');
  }
  expect(await history()).toMatchObject([
    { id: ownerIn.meeting.call, endReason: 'left', startedAt: ownerIn.meeting.parties[0]?.joinedAt, people: 2 },
  ]);
}, 60_000);
