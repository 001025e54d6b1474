import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import { type Engine, EngineUnreachable } from '../../engines/engine.ts';
import { createFake } from '../../engines/fake/fake.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ask } from '../../testing/ask.ts';
import { MeetingHouse, type MeetingNode, type Resident } from '../../testing/meeting-house.ts';
import { RoomVisitors } from '../../testing/room-visitors.ts';

let house: MeetingHouse;
let one: MeetingNode;
let two: MeetingNode;
let atOne: RoomVisitors;
let atTwo: RoomVisitors;
let acme: CompanyId;
let anna: Resident;
let engine: ReturnType<typeof createFake>;

beforeAll(async () => {
  house = await MeetingHouse.open();
  acme = await house.addCompany('acme');
  anna = await house.addMember(acme, 'acme.rotunda.example', 'anna.lind');
  engine = createFake({ clock: house.clock });
  one = await house.startNode({ engine });
  two = await house.startNode({ engine, apart: true });
  atOne = new RoomVisitors(one, anna.room.address);
  atTwo = new RoomVisitors(two, anna.room.address);
});
afterEach(async () => {
  await Promise.all([atOne.cutAll(), atTwo.cutAll()]);
  await expect
    .poll(async () => {
      house.clock.pass(3600);
      await two.meetings.sweep();
      return house.database.forCompany(acme).selectFrom('liveParty').select('legId').execute();
    })
    .toEqual([]);
});
afterAll(() => house.close());

test('parties on two nodes see each other come, go on the engine of both, and go', async () => {
  const owner = await atOne.enter(anna);
  const guest = await atTwo.enter(null, { name: 'Guest' });
  expect(guest.access).toEqual({ engine: 'fake' });
  await owner.client.next('meeting', ({ meeting }) => meeting.parties.length === 2);
  expect([...engine.media.legsOf(owner.meeting.call).keys()]).toEqual([owner.leg, guest.leg]);
  guest.client.send({ type: 'leave', ref: 'bye' });
  await guest.client.next('left');
  await owner.client.next('meeting', ({ meeting }) => meeting.parties.length === 1);
  expect([...engine.media.legsOf(owner.meeting.call).keys()]).toEqual([owner.leg]);
});

test('a leg that comes back by the other node is replaced on the first', async () => {
  const owner = await atOne.enter(anna);
  const back = await atTwo.comeBack(anna, owner);
  expect(await back.next('joined')).toMatchObject({ leg: owner.leg, resumed: true });
  expect((await owner.client.next('ended')).reason).toBe('replaced');
  await owner.client.close();
  const guest = await atOne.enter(null, { name: 'Guest' });
  expect(guest.meeting.parties[0]).toMatchObject({ leg: owner.leg, connected: true });
});

test('who waits on one node is let in by a host on the other', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: '246810', guestPin: null });
  const { client, ref } = await atTwo.ask(null, { name: 'Guest' });
  await client.next('waiting');
  const owner = await atOne.enter(anna);
  const joined = await client.next('joined', (message) => message.ref === ref);
  expect(joined.meeting.call).toBe(owner.meeting.call);
  await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null });
});

test('who waits in the lobby on one node is let in, and refused, by a host on the other', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null }, true);
  const owner = await atOne.enter(anna);
  const tove = (await atTwo.ask(null, { name: 'Tove' })).client;
  const kunde = (await atTwo.ask(null, { name: 'Kunde' })).client;
  owner.client.send({ type: 'admit', ref: 'in', leg: (await tove.next('waiting')).leg });
  owner.client.send({ type: 'refuse', ref: 'out', leg: (await kunde.next('waiting')).leg });
  expect((await tove.next('joined')).meeting.call).toBe(owner.meeting.call);
  expect((await kunde.next('ended')).reason).toBe('refused');
  await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null });
});

test('the other node closes the legs of one that died at their last proof', async () => {
  const owner = await atTwo.enter(anna);
  const third = await house.startNode({ engine, apart: true });
  const guest = await new RoomVisitors(third, anna.room.address).enter(null, { name: 'Guest' });
  house.clock.pass(10);
  await third.meetings.prove();
  await two.meetings.prove();
  await third.kill();
  for (let seconds = 0; seconds < 70; seconds += 10) {
    house.clock.pass(10);
    await two.meetings.prove();
    await two.meetings.sweep();
  }
  const [, shownLost] = (await owner.client.next('meeting', ({ meeting }) => meeting.parties[1]?.connected === false))
    .meeting.parties;
  expect(shownLost?.leg).toBe(guest.leg);
  await owner.client.next('meeting', ({ meeting }) => meeting.parties.length === 1);
  const leg = await house.database
    .forCompany(acme)
    .selectFrom('leg')
    .selectAll()
    .where('id', '=', guest.leg)
    .executeTakeFirstOrThrow();
  expect(leg.endReason).toBe('lost');
  expect(Number(leg.leftAt) - Number(leg.joinedAt)).toBe(10_000);
});

test('where the engine gives no access, the party is refused, and is not in the meeting', async () => {
  const unreachable: Engine = {
    ...createFake({ clock: house.clock }),
    admit: async () => {
      throw new Problem('unavailable', { retryAfter: 5 });
    },
  };
  const node = await house.startNode({ engine: unreachable, apart: true });
  const { client, ref } = await new RoomVisitors(node, anna.room.address).ask(anna);
  const refused = await client.next('refused');
  expect(refused).toMatchObject({ ref, problem: { code: 'unavailable', retryAfter: 5 } });
  expect(await two.meetings.insideOf(acme, [anna.room.id])).toEqual(new Map());
  await client.close();
});

test('where the engine gives no access to one who is let in, the others hear of it, and with the next change it gets in', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null }, true);
  let isReachable = true;
  const fake = createFake({ clock: house.clock });
  const unsteady: Engine = {
    ...fake,
    admit: async (leg) => {
      if (!isReachable) throw new EngineUnreachable('not now');
      return fake.admit(leg);
    },
  };
  const room = new RoomVisitors(await house.startNode({ engine: unsteady, apart: true }), anna.room.address);
  const guest = await room.ask(null, { name: 'Guest' });
  const { leg } = await guest.client.next('waiting');
  const owner = await room.enter(anna);
  isReachable = false;
  expect(await ask(owner.client, { type: 'admit', leg })).toBe('done');
  await owner.client.next('meeting', ({ meeting }) => meeting.parties.length === 2);
  isReachable = true;
  owner.client.send({ type: 'hand', raised: true });
  expect(await guest.client.next('joined')).toMatchObject({ leg, meeting: { parties: { length: 2 } } });
  await room.cutAll();
  await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null });
});

test('what is said, reacted and done by control on one node reaches the parties of the other, in order', async () => {
  const owner = await atOne.enter(anna);
  const guest = await atTwo.enter(null, { name: 'Guest' });
  for (const text of ['one', 'two', 'three']) expect(await ask(owner.client, { type: 'chat', text })).toBe('done');
  const heard = [];
  for (let count = 0; count < 3; count += 1) heard.push((await guest.client.next('chat')).message.text);
  expect(heard).toEqual(['one', 'two', 'three']);
  guest.client.send({ type: 'react', reaction: '🎉' });
  expect(await owner.client.next('reaction')).toEqual({ type: 'reaction', leg: guest.leg, reaction: '🎉' });
  expect(await ask(owner.client, { type: 'mute', leg: guest.leg })).toBe('done');
  expect(await guest.client.next('muted')).toEqual({ type: 'muted', by: anna.name });
  expect(await ask(owner.client, { type: 'disconnect', leg: guest.leg })).toBe('done');
  expect(await guest.client.next('ended')).toEqual({ type: 'ended', reason: 'removed' });
});
