import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import { createFake } from '../../engines/fake/fake.ts';
import type { LiveClient } from '../../testing/live-client.ts';
import { MeetingHouse, type MeetingNode, type Resident } from '../../testing/meeting-house.ts';
import { media, RoomVisitors } from '../../testing/room-visitors.ts';
import { serverUrl } from '../../testing/test-server.ts';

let house: MeetingHouse;
let acme: CompanyId;
let anna: Resident;
let bo: Resident;
let engine: ReturnType<typeof createFake>;
let one: MeetingNode;
let watcher: LiveClient;

beforeAll(async () => {
  house = await MeetingHouse.open();
  acme = await house.addCompany('acme');
  anna = await house.addMember(acme, 'acme.rotunda.example', 'anna.lind');
  bo = await house.addMember(acme, 'acme.rotunda.example', 'bo.dahl');
  engine = createFake({ clock: house.clock });
  one = await startNode();
  watcher = await one.connect(anna);
  watcher.send({ type: 'watch', parties: [bo.id] });
  await shows('offline');
});
afterAll(() => house.close());

const startNode = () => house.startNode({ engine, apart: true });
const shows = (presence: string) => watcher.next('presence', ({ parties }) => parties[bo.id] === presence);

/** The node that lives does so long enough to find out which other does not. */
const findDead = async (isFound: () => Promise<boolean>) =>
  expect
    .poll(
      async () => {
        await one.beat();
        return isFound();
      },
      { timeout: 20_000 },
    )
    .toBe(true);

test('who has a window at one node is online at the others, until its last one closes', async () => {
  const two = await startNode();
  const windows = [await two.connect(bo), await two.connect(bo)];
  await shows('available');
  expect(await one.meetings.onlineAmong(acme, [anna.id, bo.id])).toEqual(new Set([anna.id, bo.id]));
  await windows[0]?.close();
  const third = await one.connect(bo);
  await windows[1]?.close();
  const onlineAtTwo = () => two.meetings.onlineAmong(acme, [bo.id]);
  await expect.poll(onlineAtTwo).toEqual(new Set([bo.id]));
  await third.close();
  await shows('offline');
  await expect.poll(onlineAtTwo).toEqual(new Set());
});

test('a node that died: nobody is online there, its parties show as disconnected at once, and come back to another as the same legs', async () => {
  const two = await startNode();
  const atOne = new RoomVisitors(one, anna.room.address);
  const atTwo = new RoomVisitors(two, anna.room.address);
  const owner = await atOne.enter(anna);
  const guest = await atTwo.enter(null, { name: 'Guest' });
  const screen = await two.connect(bo);
  await shows('available');
  await two.kill();
  await screen.closed;
  await findDead(async () => (await one.meetings.onlineAmong(acme, [bo.id])).size === 0);
  await shows('offline');
  // No time has passed for the sweep, which would find it out by itself after 25 seconds.
  await owner.client.next('meeting', ({ meeting }) => meeting.parties[1]?.connected === false);
  const back = await atOne.comeBack(null, guest);
  expect(await back.next('joined')).toMatchObject({ leg: guest.leg, resumed: true });
  await owner.client.next('meeting', ({ meeting }) => meeting.parties[1]?.connected === true);
  for (const client of [back, owner.client]) {
    client.send({ type: 'leave', ref: 'bye' });
    await client.next('left');
  }
  const legs = await house.database.forCompany(acme).selectFrom('leg').select(['id', 'endReason']).execute();
  expect(new Map(legs.map(({ id, endReason }) => [id, endReason]))).toEqual(
    new Map([
      [owner.leg, 'left'],
      [guest.leg, 'left'],
    ]),
  );
});

test('a node that was only taken for dead comes back among the others with its windows', async () => {
  const two = await startNode();
  const window = await two.connect(bo);
  await shows('available');
  await findDead(async () => (await one.meetings.onlineAmong(acme, [bo.id])).size === 0);
  await shows('offline');
  await two.beat();
  await shows('available');
  await window.close();
  await shows('offline');
});

/** PGlite's notifications can't be lost apart from it. */
const onServer = test.runIf(serverUrl() !== null);

onServer('what began to ring while notifications did not arrive rings as soon as they do', async () => {
  const two = await startNode();
  const called = await two.connect(bo);
  await house.endListening();
  const caller = await one.connect(anna);
  caller.send({ type: 'call', ref: 'c', address: 'bo.dahl@acme.rotunda.example', media });
  const { ring } = await called.next('ring');
  await house.endListening();
  called.send({ type: 'decline', ref: 'd', ring: ring.id });
  expect((await called.next('ring-ended')).ring).toBe(ring.id);
  await caller.close();
  await called.close();
});
