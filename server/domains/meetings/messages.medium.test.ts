import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CompanyId, LegId } from '../../../contract/ids.ts';
import { newId } from '../../platform/random.ts';
import { MeetingHouse, type MeetingNode, type Resident } from '../../testing/meeting-house.ts';
import { media, RoomVisitors } from '../../testing/room-visitors.ts';

let house: MeetingHouse;
let node: MeetingNode;
let visitors: RoomVisitors;
let acme: CompanyId;
let anna: Resident;
let ben: Resident;
let stranger: Resident;

beforeAll(async () => {
  house = await MeetingHouse.open();
  acme = await house.addCompany('acme');
  const north = await house.addCompany('north');
  anna = await house.addMember(acme, 'acme.rotunda.example', 'anna.lind');
  ben = await house.addMember(acme, 'acme.rotunda.example', 'ben.okafor');
  stranger = await house.addMember(north, 'north.rotunda.example', 'cleo.dupont');
  node = await house.startNode();
  visitors = new RoomVisitors(node, anna.room.address);
});
beforeEach(async () => {
  await visitors.cutAll();
  await expect.poll(sweepLater).toEqual([]);
});
afterAll(() => house.close());

/** An hour later: whoever still counted as there when its socket was cut is lost now. Who is left. */
async function sweepLater() {
  house.clock.pass(3600);
  await node.meetings.sweep();
  return house.database.forCompany(acme).selectFrom('liveParty').select('legId').execute();
}

test('signals go from one party of a meeting to another, as they are, and to nobody else', async () => {
  const one = await visitors.enter(anna);
  const two = await visitors.enter(ben);
  const bystander = await visitors.enter(null, { name: 'Bystander' });
  const other = await visitors.connect(stranger);
  other.send({ type: 'join', ref: 'own', address: stranger.room.address, media });
  const elsewhere = await other.next('joined');
  const signal = { session: 's1', description: { type: 'offer' as const, sdp: 'v=0' } };
  one.client.send({ type: 'signal', to: two.leg, signal });
  expect(await two.client.next('signal')).toEqual({ type: 'signal', from: one.leg, signal });
  for (const to of [elsewhere.leg, one.leg, newId<LegId>()]) {
    one.client.send({ type: 'signal', to, signal });
    expect((await one.client.next('fault')).problem.code).toBe('not_found');
  }
  const outside = await visitors.connect(null);
  outside.send({ type: 'signal', to: one.leg, signal });
  expect((await outside.next('fault')).problem.code).toBe('not_in_meeting');
  for (const { received } of [bystander.client, other, one.client]) {
    expect(received.filter(({ type }) => type === 'signal')).toEqual([]);
  }
});

test('who leaves can signal no more, and what others send to it comes to nobody', async () => {
  const one = await visitors.enter(anna);
  const two = await visitors.enter(ben);
  two.client.send({ type: 'leave', ref: 'bye' });
  await two.client.next('left');
  const signal = { session: 's1', candidate: { candidate: '' } };
  two.client.send({ type: 'signal', to: one.leg, signal });
  expect((await two.client.next('fault')).problem.code).toBe('not_in_meeting');
  one.client.send({ type: 'signal', to: two.leg, signal });
  expect((await one.client.next('fault')).problem.code).toBe('not_found');
});

test('others see what a party sends', async () => {
  const one = await visitors.enter(anna);
  const two = await visitors.enter(ben);
  two.client.send({ type: 'media', media: { microphone: false, camera: true } });
  const isMuted = (state: { microphone: boolean } | undefined) => state?.microphone === false;
  await one.client.next('meeting', ({ meeting }) => isMuted(meeting.parties[1]?.media));
});

test('what is no message, too large, replayed or too often is answered with a code and reaches nobody', async () => {
  const one = await visitors.enter(anna);
  const two = await visitors.enter(ben);
  const before = two.client.received.length;
  for (const raw of [
    '{',
    '[]',
    '{"type":"rule"}',
    `{"type":"signal","to":"${two.leg}"}`,
    '{"type":"join","ref":"\\u0000"}',
  ]) {
    one.client.sendRaw(raw);
    expect((await one.client.next('fault')).problem.code).toBe('malformed_message');
  }
  one.client.send({ type: 'join', ref: 'again', address: anna.room.address, media });
  expect(await one.client.next('refused')).toMatchObject({ ref: 'again', problem: { code: 'already_done' } });
  for (let index = 0; index < 30; index += 1) {
    one.client.send({ type: 'media', media: { microphone: index % 2 === 0, camera: true } });
  }
  expect((await one.client.next('fault')).problem.code).toBe('too_many_requests');
  expect(two.client.received.slice(before).filter(({ type }) => type !== 'meeting')).toEqual([]);
  const large = await visitors.connect(null);
  large.sendRaw('x'.repeat(70_000));
  expect(await large.closed).not.toBe(1000);
});

test('a party that floods another is cut off, and the meeting goes on without harm', async () => {
  const one = await visitors.enter(anna);
  const two = await visitors.enter(ben);
  for (let index = 0; index < 700; index += 1) {
    one.client.send({ type: 'signal', to: two.leg, signal: { session: `s${index}` } });
  }
  expect(await one.client.closed).toBe(1008);
  await two.client.next('meeting', ({ meeting }) => meeting.parties[0]?.connected === false);
  const signals = two.client.received.filter(({ type }) => type === 'signal');
  expect(signals.length).toBeGreaterThan(0);
  expect(signals.length).toBeLessThanOrEqual(500);
});
