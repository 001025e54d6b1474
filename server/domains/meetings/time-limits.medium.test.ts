import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CompanyId, LegId } from '../../../contract/ids.ts';
import type { LiveClient } from '../../testing/live-client.ts';
import { MeetingHouse, type MeetingNode, type Resident } from '../../testing/meeting-house.ts';
import { RoomVisitors } from '../../testing/room-visitors.ts';

let house: MeetingHouse;
let node: MeetingNode;
let visitors: RoomVisitors;
let acme: CompanyId;
let anna: Resident;

const noPins = { hostPin: null, guestPin: null };

beforeAll(async () => {
  house = await MeetingHouse.open();
  acme = await house.addCompany('acme');
  anna = await house.addMember(acme, 'acme.rotunda.example', 'anna.lind');
  node = await house.startNode();
  visitors = new RoomVisitors(node, anna.room.address);
});
afterEach(async () => {
  await visitors.cutAll();
  await expect.poll(sweepLater, { timeout: 15_000 }).toEqual([]);
  await house.setRoom(acme, anna.room.id, noPins);
});
afterAll(() => house.close());

async function sweepLater() {
  house.clock.pass(3600);
  await node.meetings.sweep();
  return house.database.forCompany(acme).selectFrom('liveParty').select('legId').execute();
}

const legs = () => house.database.forCompany(acme).selectFrom('leg').selectAll().orderBy('id').execute();
const openLegs = async () => (await legs()).filter(({ leftAt }) => leftAt === null).map(({ id }) => id);
const reasonOf = async (leg: LegId) => (await legs()).find(({ id }) => id === leg)?.endReason;

/** Time passes as it does: proofs and sweeps every 10 seconds in the last minutes, and as often as needed before. */
async function pass(seconds: number) {
  for (let left = seconds; left > 0; ) {
    const step = left > 180 ? 50 : Math.min(10, left);
    left -= step;
    house.clock.pass(step);
    await node.meetings.prove();
    await node.meetings.sweep();
  }
}

const inSeconds = (seconds: number) => new Date(house.clock.now().getTime() + seconds * 1000).toISOString();
const announced = (client: LiveClient) => client.next('meeting', ({ meeting }) => meeting.ends !== null);
const takenBack = (client: LiveClient, after: number) =>
  client.next('meeting', ({ meeting }) => meeting.version > after && meeting.ends === null);

test('a meeting with a host PIN ends 5 minutes after its last host left, and says so a minute before', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: '246810', guestPin: null });
  const owner = await visitors.enter(anna);
  const [one, two] = [await visitors.enter(null, { name: 'One' }), await visitors.enter(null, { name: 'Two' })];
  owner.client.send({ type: 'leave', ref: 'bye' });
  await owner.client.next('left');
  const at = inSeconds(300);
  await pass(220);
  expect(one.client.received.flatMap((told) => (told.type === 'meeting' ? (told.meeting.ends ?? []) : []))).toEqual([]);
  await pass(10);
  for (const { client } of [one, two]) expect((await announced(client)).meeting.ends).toEqual({ at, why: 'no-host' });
  await pass(60);
  expect(await openLegs()).toHaveLength(2);
  await pass(10);
  for (const { client } of [one, two]) expect((await client.next('ended')).reason).toBe('no-host');
});

test('a host who comes back takes the announcement back', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: '246810', guestPin: null });
  const owner = await visitors.enter(anna);
  const [one] = [await visitors.enter(null, { name: 'One' }), await visitors.enter(null, { name: 'Two' })];
  owner.client.send({ type: 'leave', ref: 'bye' });
  await owner.client.next('left');
  await pass(240);
  const { version } = (await announced(one.client)).meeting;
  expect((await visitors.enter(null, { name: 'Host', pin: '246810' })).meeting.ends).toBeNull();
  await takenBack(one.client, version);
  await pass(120);
  expect(await openLegs()).toHaveLength(3);
});

test('a party alone in a personal room is there for 15 minutes, unless it says that it stays', async () => {
  const owner = await visitors.enter(anna);
  const at = inSeconds(900);
  await pass(830);
  const told = await announced(owner.client);
  expect(told.meeting.ends).toEqual({ at, why: 'alone' });
  owner.client.send({ type: 'stay', ref: 'stay' });
  await owner.client.next('done', ({ ref }) => ref === 'stay');
  await takenBack(owner.client, told.meeting.version);
  const again = inSeconds(900);
  await pass(890);
  expect((await owner.client.next('meeting', ({ meeting }) => meeting.ends?.at === again)).meeting.ends?.why).toBe(
    'alone',
  );
  expect(await openLegs()).toEqual([owner.leg]);
  await pass(10);
  expect((await owner.client.next('ended')).reason).toBe('time-limit');
  expect(await reasonOf(owner.leg)).toBe('time-limit');
});

test('whoever waits outside, or is in no meeting, can’t stay', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: '246810', guestPin: null });
  const { client } = await visitors.ask(null, { name: 'Guest' });
  await client.next('waiting');
  client.send({ type: 'stay', ref: 'stay' });
  expect((await client.next('refused')).problem.code).toBe('not_in_meeting');
});

test('an end is announced for a full minute, however late the service comes to it', async () => {
  const owner = await visitors.enter(anna);
  // The service was away: nobody swept, and no proof is missing for it.
  house.clock.pass(5000);
  await node.meetings.prove();
  await node.meetings.sweep();
  const at = inSeconds(60);
  expect((await announced(owner.client)).meeting.ends).toEqual({ at, why: 'alone' });
  await pass(50);
  expect(await openLegs()).toEqual([owner.leg]);
  await pass(10);
  expect((await owner.client.next('ended')).reason).toBe('time-limit');
});

test('the limits are the company’s own', async () => {
  const table = house.database.owner.updateTable('company').where('id', '=', acme);
  await table.set({ alonePersonalMinutes: 60, longestMinutes: 30 }).execute();
  try {
    const owner = await visitors.enter(anna);
    await visitors.enter(null, { name: 'Guest' });
    await pass(1730);
    const { meeting } = await announced(owner.client);
    expect(meeting.ends?.why).toBe('longest');
    await pass(70);
    expect((await owner.client.next('ended')).reason).toBe('time-limit');
  } finally {
    await table.set({ alonePersonalMinutes: 15, longestMinutes: 720 }).execute();
  }
});
