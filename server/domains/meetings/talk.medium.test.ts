import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import { chatLength } from '../../../contract/plain-values.ts';
import { ask } from '../../testing/ask.ts';
import type { LiveClient } from '../../testing/live-client.ts';
import { MeetingHouse, type MeetingNode, type Resident } from '../../testing/meeting-house.ts';
import { RoomVisitors } from '../../testing/room-visitors.ts';

let house: MeetingHouse;
let node: MeetingNode;
let visitors: RoomVisitors;
let acme: CompanyId;
let anna: Resident;
let ben: Resident;

beforeAll(async () => {
  house = await MeetingHouse.open();
  acme = await house.addCompany('acme');
  anna = await house.addMember(acme, 'acme.rotunda.example', 'anna.lind');
  ben = await house.addMember(acme, 'acme.rotunda.example', 'ben.okafor');
  node = await house.startNode();
  visitors = new RoomVisitors(node, anna.room.address);
});
beforeEach(async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null });
  await setHistory(false);
  await visitors.cutAll();
  await expect.poll(sweepLater).toEqual([]);
});
afterAll(() => house.close());

async function sweepLater() {
  house.clock.pass(3600);
  await node.meetings.sweep();
  return house.database.forCompany(acme).selectFrom('liveParty').select('legId').execute();
}

const setHistory = (chatHistory: boolean) =>
  house.database.forCompany(acme).updateTable('room').set({ chatHistory }).where('id', '=', anna.room.id).execute();

function say(client: LiveClient, text: string): Promise<string> {
  house.clock.pass(1);
  return ask(client, { type: 'chat', text });
}

test('all who are in read what is said, in order; nobody else does', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null }, true);
  const owner = await visitors.enter(anna);
  const { client: waiting } = await visitors.ask(null, { name: 'Gil' });
  await waiting.next('waiting');
  const second = await visitors.enter(anna);
  const outside = await visitors.connect(ben);
  for (const text of ['one', 'two\r\nlines', ' three ']) expect(await say(owner.client, text)).toBe('done');
  for (const { client } of [owner, second]) {
    for (const text of ['one', 'two\nlines', 'three']) {
      expect((await client.next('chat')).message).toMatchObject({ leg: owner.leg, name: anna.name, text });
    }
  }
  for (const client of [waiting, outside]) {
    expect(await say(client, 'let me in')).toBe('not_in_meeting');
    expect(client.received.some(({ type }) => type === 'chat')).toBe(false);
  }
});

test('who joins later reads what was said before where the room says so, and else what was said since', async () => {
  const owner = await visitors.enter(anna);
  await say(owner.client, 'before');
  house.clock.pass(1);
  expect((await visitors.enter(ben)).chat).toEqual([]);
  await setHistory(true);
  expect((await visitors.enter(ben)).chat.map(({ text }) => text)).toEqual(['before']);
});

test('who comes back after a loss has what was said meanwhile', async () => {
  const owner = await visitors.enter(anna);
  await say(owner.client, 'before');
  house.clock.pass(1);
  const guest = await visitors.enter(null, { name: 'Gil' });
  await guest.client.cut();
  await owner.client.next('meeting', ({ meeting }) => meeting.parties[1]?.connected === false);
  await say(owner.client, 'meanwhile');
  const back = await visitors.comeBack(null, guest);
  expect((await back.next('joined')).chat.map(({ text }) => text)).toEqual(['meanwhile']);
});

test('what was said ends with the meeting, also where somebody goes on waiting', async () => {
  await setHistory(true);
  await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null }, true);
  const owner = await visitors.enter(anna);
  const { client: waiting } = await visitors.ask(null, { name: 'Gil' });
  await waiting.next('waiting');
  await say(owner.client, 'secret');
  owner.client.send({ type: 'leave', ref: 'bye' });
  await owner.client.next('left');
  expect(await house.database.forCompany(acme).selectFrom('liveChat').selectAll().execute()).toEqual([]);
  expect((await visitors.enter(anna)).chat).toEqual([]);
});

test('what is empty, too long, or can’t be shown is refused and reaches nobody', async () => {
  const owner = await visitors.enter(anna);
  const other = await visitors.enter(ben);
  const bad = ['  \n ', 'x'.repeat(chatLength + 1), 'a\u0007b', 'a\u202eb', 'a\u2028b', 'a\u0085b'];
  for (const text of bad) expect([text, await say(owner.client, text)]).toEqual([text, 'wrong_input']);
  expect(await say(owner.client, '😀'.repeat(chatLength))).toBe('done');
  expect((await other.client.next('chat')).message.text).toBe('😀'.repeat(chatLength));
  expect(other.client.received.filter(({ type }) => type === 'chat')).toHaveLength(1);
});

test('the newest 500 messages stay', async () => {
  const owner = await visitors.enter(anna);
  await setHistory(true);
  await say(owner.client, 'the first');
  const { callId } = await house.database
    .forCompany(acme)
    .updateTable('liveMeeting')
    .set({ said: 500 })
    .returning('callId')
    .executeTakeFirstOrThrow();
  expect(callId).not.toBeNull();
  await say(owner.client, 'number 501');
  expect((await visitors.enter(ben)).chat.map(({ text }) => text)).toEqual(['number 501']);
});

test('nobody floods the others with words or reactions', async () => {
  const owner = await visitors.enter(anna);
  const other = await visitors.enter(ben);
  for (let count = 0; count < 15; count += 1) owner.client.send({ type: 'react', reaction: '👏' });
  expect((await owner.client.next('fault')).problem.code).toBe('too_many_requests');
  house.clock.pass(60);
  for (let count = 0; count < 15; count += 1)
    owner.client.send({ type: 'chat', ref: String(count), text: `m${count}` });
  expect((await owner.client.next('refused', ({ ref }) => ref === '14')).problem.code).toBe('too_many_requests');
  await other.client.next('chat', ({ message }) => message.text === 'm9');
  const reactions = other.client.received.filter(({ type }) => type === 'reaction');
  expect(reactions).toEqual(Array.from({ length: 10 }, () => ({ type: 'reaction', leg: owner.leg, reaction: '👏' })));
  expect(other.client.received.filter(({ type }) => type === 'chat')).toHaveLength(10);
});
