import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CompanyId, LegId } from '../../../contract/ids.ts';
import type { Party } from '../../../contract/live.ts';
import { newId } from '../../platform/random.ts';
import { ask } from '../../testing/ask.ts';
import type { LiveClient } from '../../testing/live-client.ts';
import { MeetingHouse, type MeetingNode, type Resident } from '../../testing/meeting-house.ts';
import { media, RoomVisitors } from '../../testing/room-visitors.ts';

let house: MeetingHouse;
let node: MeetingNode;
let visitors: RoomVisitors;
let acme: CompanyId;
let anna: Resident;
let ben: Resident;
let boss: Resident;

beforeAll(async () => {
  house = await MeetingHouse.open();
  acme = await house.addCompany('acme');
  anna = await house.addMember(acme, 'acme.rotunda.example', 'anna.lind');
  ben = await house.addMember(acme, 'acme.rotunda.example', 'ben.okafor');
  boss = await house.addMember(acme, 'acme.rotunda.example', 'bea.boss', true);
  node = await house.startNode();
  visitors = new RoomVisitors(node, anna.room.address);
});
beforeEach(async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null });
  await visitors.cutAll();
  await expect.poll(sweepLater).toEqual([]);
});
afterAll(() => house.close());

async function sweepLater() {
  house.clock.pass(3600);
  await node.meetings.sweep();
  return house.database.forCompany(acme).selectFrom('liveParty').select('legId').execute();
}

/** Waits until a party looks so to somebody. */
const sees = (client: LiveClient, leg: LegId, fits: (party: Party) => boolean) =>
  client.next('meeting', ({ meeting }) => meeting.parties.some((party) => party.leg === leg && fits(party)));

test('who is muted learns by whom, all see it, and only its own page turns the microphone on again', async () => {
  const owner = await visitors.enter(anna);
  const guest = await visitors.enter(null, { name: 'Gil' });
  expect(await ask(owner.client, { type: 'mute', leg: guest.leg })).toBe('done');
  expect(await guest.client.next('muted')).toEqual({ type: 'muted', by: anna.name });
  await sees(owner.client, guest.leg, (party) => !party.media.microphone);
  guest.client.send({ type: 'media', media: { microphone: false, camera: true } });
  guest.client.send({ type: 'media', media: { microphone: true, camera: true } });
  await sees(owner.client, guest.leg, (party) => party.media.microphone);
  expect(guest.client.received.filter(({ type }) => type === 'muted')).toHaveLength(1);
});

test('"Mute all" mutes all but who asks, once, and one who is away when it comes back', async () => {
  const owner = await visitors.enter(anna);
  const one = await visitors.enter(null, { name: 'Gil' });
  const two = await visitors.enter(ben);
  await two.client.cut();
  await sees(owner.client, two.leg, (party) => !party.connected);
  expect(await ask(owner.client, { type: 'mute', leg: 'all' })).toBe('done');
  await one.client.next('muted');
  const state = await owner.client.next('meeting', ({ meeting }) => meeting.parties[1]?.media.microphone === false);
  expect(state.meeting.parties.map((party) => party.media.microphone)).toEqual([true, false, false]);
  const back = await visitors.comeBack(ben, two);
  const joined = await back.next('joined');
  expect(joined.meeting.parties.find(({ leg }) => leg === two.leg)?.media.microphone).toBe(false);
  expect(await back.next('muted')).toEqual({ type: 'muted', by: anna.name });
  expect(owner.client.received.filter(({ type }) => type === 'muted')).toEqual([]);
});

test('who is disconnected can’t resume, and comes back through the lobby only, while the meeting goes on', async () => {
  const owner = await visitors.enter(anna);
  const member = await visitors.enter(ben);
  expect(await ask(owner.client, { type: 'disconnect', leg: member.leg })).toBe('done');
  expect(await member.client.next('ended')).toEqual({ type: 'ended', reason: 'removed' });
  const again = await visitors.comeBack(ben, member);
  expect((await again.next('refused')).problem.code).toBe('resume_refused');
  again.send({ type: 'join', ref: 'anew', address: anna.room.address, media });
  expect(await again.next('waiting')).toMatchObject({ for: 'lobby' });
  const { meeting } = await owner.client.next('meeting', ({ meeting }) => meeting.lobby.length === 1);
  const [waiting] = meeting.lobby;
  if (!waiting) throw new Error('nobody waits');
  expect(await ask(owner.client, { type: 'admit', leg: waiting.leg })).toBe('done');
  await again.next('joined');
  const { reason } = await house.database
    .forCompany(acme)
    .selectFrom('leg')
    .select('endReason as reason')
    .where('id', '=', member.leg)
    .executeTakeFirstOrThrow();
  expect(reason).toBe('removed');
});

test('who is disconnected doesn’t come back as a guest either; colleagues on the same network do', async () => {
  const owner = await visitors.enter(anna);
  const member = await visitors.enter(ben);
  expect(await ask(owner.client, { type: 'disconnect', leg: member.leg })).toBe('done');
  const { client: unnamed } = await visitors.ask(null, { name: 'Not Ben' });
  expect(await unnamed.next('waiting')).toMatchObject({ for: 'lobby' });
  await visitors.enter(boss);
});

test('the next meeting knows nothing of who was disconnected from the last one', async () => {
  const owner = await visitors.enter(anna);
  const member = await visitors.enter(ben);
  await ask(owner.client, { type: 'disconnect', leg: member.leg });
  expect(await ask(owner.client, { type: 'end-for-all' })).toBe('done');
  expect(await owner.client.next('ended')).toEqual({ type: 'ended', reason: 'ended' });
  await visitors.enter(ben);
});

test('"End for all" ends it for those who wait too', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null }, true);
  const owner = await visitors.enter(anna);
  const { client: waiting } = await visitors.ask(null, { name: 'Gil' });
  await waiting.next('waiting');
  expect(await ask(owner.client, { type: 'end-for-all' })).toBe('done');
  expect(await waiting.next('ended')).toEqual({ type: 'ended', reason: 'ended' });
  expect(await house.database.forCompany(acme).selectFrom('liveMeeting').selectAll().execute()).toEqual([]);
});

test('"Make host" gives the role and no control; "Give control" both; "Make guest" takes both away; the record keeps the first', async () => {
  const owner = await visitors.enter(anna);
  const guest = await visitors.enter(null, { name: 'Gil' });
  const other = await visitors.enter(ben);
  const rights = (role: string, control: boolean) => (party: Party) => party.role === role && party.control === control;
  await ask(owner.client, { type: 'make-host', leg: guest.leg });
  await sees(guest.client, guest.leg, rights('host', false));
  expect(await ask(guest.client, { type: 'mute', leg: other.leg })).toBe('not_allowed');
  await ask(owner.client, { type: 'give-control', leg: guest.leg });
  await sees(guest.client, guest.leg, rights('host', true));
  expect(await ask(guest.client, { type: 'mute', leg: other.leg })).toBe('done');
  expect(await ask(guest.client, { type: 'make-guest', leg: owner.leg })).toBe('not_allowed');
  expect(await ask(guest.client, { type: 'disconnect', leg: owner.leg })).toBe('not_allowed');
  expect(await ask(guest.client, { type: 'mute', leg: owner.leg })).toBe('done');
  await ask(owner.client, { type: 'make-guest', leg: guest.leg });
  await sees(guest.client, guest.leg, rights('guest', false));
  expect(await ask(guest.client, { type: 'lower-hand', leg: 'all' })).toBe('not_allowed');
  const { role } = await house.database
    .forCompany(acme)
    .selectFrom('leg')
    .select('role')
    .where('id', '=', guest.leg)
    .executeTakeFirstOrThrow();
  expect(role).toBe('guest');
});

test('an administrator may disconnect the owner; nobody disconnects oneself', async () => {
  const owner = await visitors.enter(anna);
  const administrator = await visitors.enter(boss);
  expect(await ask(owner.client, { type: 'disconnect', leg: owner.leg })).toBe('not_allowed');
  expect(await ask(administrator.client, { type: 'disconnect', leg: owner.leg })).toBe('done');
  expect(await owner.client.next('ended')).toEqual({ type: 'ended', reason: 'removed' });
  // In its own room an owner is held back by nothing.
  await visitors.enter(anna);
});

test('hands are up in the order in which they were raised; one lowers its own, and who has control any', async () => {
  const owner = await visitors.enter(anna);
  const one = await visitors.enter(null, { name: 'Gil' });
  const two = await visitors.enter(ben);
  two.client.send({ type: 'hand', raised: true });
  const first = await sees(owner.client, two.leg, ({ handAt }) => handAt !== null);
  house.clock.pass(5);
  one.client.send({ type: 'hand', raised: true });
  two.client.send({ type: 'hand', raised: true });
  const { meeting } = await sees(owner.client, one.leg, ({ handAt }) => handAt !== null);
  const handOf = (leg: LegId, { parties }: typeof meeting) => parties.find((party) => party.leg === leg)?.handAt ?? '';
  expect(handOf(two.leg, meeting)).toBe(handOf(two.leg, first.meeting));
  expect(handOf(two.leg, meeting) < handOf(one.leg, meeting)).toBe(true);
  two.client.send({ type: 'hand', raised: false });
  await sees(owner.client, two.leg, ({ handAt }) => handAt === null);
  expect(await ask(owner.client, { type: 'lower-hand', leg: one.leg })).toBe('done');
  await sees(one.client, one.leg, ({ handAt }) => handAt === null);
});

test('nothing of it works on parties that are elsewhere or only wait, nor after one has left', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null }, true);
  const owner = await visitors.enter(anna);
  const { client: waiting } = await visitors.ask(null, { name: 'Gil' });
  const { leg: waitingLeg } = await waiting.next('waiting');
  const other = await visitors.connect(ben);
  other.send({ type: 'join', ref: 'own', address: ben.room.address, media });
  const elsewhere = await other.next('joined');
  for (const leg of [waitingLeg, elsewhere.leg, newId<LegId>()]) {
    for (const type of ['mute', 'disconnect', 'make-host', 'give-control', 'make-guest', 'lower-hand'] as const) {
      expect([type, await ask(owner.client, { type, leg })]).toEqual([type, 'not_found']);
      house.clock.pass(1);
    }
  }
  expect(await ask(waiting, { type: 'mute', leg: 'all' })).toBe('not_in_meeting');
  owner.client.send({ type: 'leave', ref: 'bye' });
  await owner.client.next('left');
  expect(await ask(owner.client, { type: 'end-for-all' })).toBe('not_in_meeting');
});
