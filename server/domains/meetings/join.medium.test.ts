import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import type { LiveClient } from '../../testing/live-client.ts';
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
  await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null });
});
afterAll(() => house.close());

/** An hour later: whoever still counted as there when its socket was cut is lost now. Who is left. */
async function sweepLater() {
  house.clock.pass(3600);
  await node.meetings.sweep();
  return house.database.forCompany(acme).selectFrom('liveParty').select('legId').execute();
}

const namesIn = async (client: LiveClient, count: number) => {
  const { meeting } = await client.next('meeting', (message) => message.meeting.parties.length === count);
  return meeting.parties.map(({ name }) => name);
};

const legRows = (company: CompanyId) =>
  house.database.forCompany(company).selectFrom('leg').selectAll().orderBy('joinedAt').orderBy('id').execute();

test('an owner, a colleague and a guest meet, see one roster, and leave; every leg is on record', async () => {
  const owner = await visitors.enter(anna);
  expect(owner.meeting.parties).toMatchObject([
    { name: anna.name, kind: 'member', role: 'host', control: true, owner: true, connected: true, media },
  ]);
  const colleague = await visitors.enter(ben);
  const guest = await visitors.enter(null, { name: '  Dr. José  ' });
  const [, second, third] = guest.meeting.parties;
  expect(second).toMatchObject({ name: ben.name, kind: 'member', role: 'guest', control: false });
  expect(third).toMatchObject({ name: 'Dr. José', kind: 'guest', role: 'guest', control: false, owner: false });
  expect(await namesIn(owner.client, 3)).toEqual([anna.name, ben.name, 'Dr. José']);
  expect(owner.access).toEqual({ engine: 'mesh', iceServers: [] });

  house.clock.pass(61.5);
  guest.client.send({ type: 'leave', ref: 'bye' });
  await guest.client.next('left', ({ ref }) => ref === 'bye');
  await owner.client.next('meeting', ({ meeting }) => meeting.parties.length === 2);
  colleague.client.send({ type: 'leave', ref: 'bye' });
  owner.client.send({ type: 'leave', ref: 'bye' });
  await colleague.client.next('left');
  await owner.client.next('left');

  const legs = (await legRows(acme)).filter(({ callId }) => callId === owner.meeting.call);
  expect(legs.map(({ name, leftAt, joinedAt }) => [name, Number(leftAt) - Number(joinedAt)])).toEqual([
    [anna.name, 61_500],
    [ben.name, 61_500],
    ['Dr. José', 61_500],
  ]);
  expect(legs.map(({ endReason }) => endReason)).toEqual(['left', 'left', 'left']);
  const call = await house.database
    .forCompany(acme)
    .selectFrom('call')
    .selectAll()
    .where('id', '=', owner.meeting.call)
    .executeTakeFirstOrThrow();
  expect(call).toMatchObject({
    kind: 'meeting',
    engine: 'mesh',
    roomAddress: anna.room.address,
    endedAt: legs[0]?.leftAt,
  });
  expect(await node.meetings.insideOf(acme, [anna.room.id])).toEqual(new Map());
});

test('a member of another company is a guest here and has a record elsewhere without room and call', async () => {
  const owner = await visitors.enter(anna);
  const visitor = await visitors.enter(stranger, { name: 'Somebody else' });
  expect(visitor.meeting.parties[1]).toMatchObject({ name: stranger.name, kind: 'guest', role: 'guest' });
  house.clock.pass(5);
  visitor.client.send({ type: 'leave', ref: 'bye' });
  await visitor.client.next('left');
  const [here] = (await legRows(acme)).filter(({ id }) => id === visitor.leg);
  const [there] = await legRows(stranger.company);
  expect(here).toMatchObject({ partyKind: 'guest', partyId: null, elsewhere: false });
  expect(there).toMatchObject({
    id: visitor.leg,
    partyKind: 'member',
    partyId: stranger.id,
    elsewhere: true,
    roomId: null,
    endReason: 'left',
    leftAt: here?.leftAt,
  });
  expect(there?.callId).not.toBe(owner.meeting.call);
  expect(await house.database.forCompany(stranger.company).selectFrom('call').selectAll().execute()).toEqual([]);
});

test('a second tab of a member is a second leg and shown as such; guests of one name are two', async () => {
  for (const person of [anna, anna]) await visitors.enter(person);
  for (const name of ['Kim', 'Kim']) await visitors.enter(null, { name });
  const { meeting } = await visitors.enter(anna);
  expect(meeting.parties.map(({ name, device }) => [name, device])).toEqual([
    [anna.name, 1],
    [anna.name, 2],
    ['Kim', 1],
    ['Kim', 1],
    [anna.name, 3],
  ]);
});

test('with a host PIN others wait, and come in by themselves when a host does', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: '246810', guestPin: null });
  const { client, ref } = await visitors.ask(ben);
  const waiting = await client.next('waiting');
  expect(waiting).toMatchObject({ ref, for: 'host' });
  const guest = await visitors.ask(null, { name: 'Guest' });
  await guest.client.next('waiting');
  expect((await node.meetings.insideOf(acme, [anna.room.id])).size).toBe(0);
  const before = house.clock.now();
  house.clock.pass(30);
  const host = await visitors.enter(null, { name: 'Host by PIN', pin: '246810' });
  expect(host.meeting.parties.map(({ name, role, control }) => [name, role, control])).toEqual([
    [ben.name, 'guest', false],
    ['Guest', 'guest', false],
    ['Host by PIN', 'host', false],
  ]);
  const joined = await client.next('joined');
  expect(joined).toMatchObject({ ref, leg: waiting.leg, token: waiting.token, resumed: false });
  await guest.client.next('joined');
  // time in the queue is not leg time
  const [leg] = (await legRows(acme)).filter(({ id }) => id === waiting.leg);
  expect(Number(leg?.joinedAt) - Number(before)).toBe(30_000);
});

test('who lost the connection while waiting for a host is not let in behind its back, and at once when it is back', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: '246810', guestPin: null });
  const gone = await visitors.ask(null, { name: 'Gone' });
  const place = await gone.client.next('waiting');
  const stays = await visitors.ask(null, { name: 'Stays' });
  await stays.client.next('waiting');
  const cut = async () => {
    const rows = await house.database.forCompany(acme).selectFrom('liveParty').select('node').execute();
    return rows.filter(({ node }) => node === null).length;
  };
  await gone.client.cut();
  await expect.poll(cut).toBe(1);
  const host = await visitors.enter(anna);
  expect(host.meeting.parties.map(({ name }) => name)).toEqual(['Stays', anna.name]);
  expect((await legRows(acme)).some(({ id }) => id === place.leg)).toBe(false);
  house.clock.pass(20);
  const back = await visitors.comeBack(null, place);
  expect(await back.next('joined')).toMatchObject({ ref: 'back', leg: place.leg, meeting: { parties: { length: 3 } } });
  const [leg] = (await legRows(acme)).filter(({ id }) => id === place.leg);
  expect(leg?.joinedAt).toEqual(house.clock.now());
});

test('who waits for a host and finds no space follows when somebody leaves', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: '246810', guestPin: null });
  const waiting: LiveClient[] = [];
  for (let index = 0; index < 8; index += 1) {
    const { client } = await visitors.ask(null, { name: `Guest ${index}` });
    await client.next('waiting');
    waiting.push(client);
  }
  const host = await visitors.enter(anna);
  expect(host.meeting).toMatchObject({ lobby: { length: 1 }, parties: { length: 8 } });
  await waiting[0]?.next('joined');
  waiting[0]?.send({ type: 'leave', ref: 'bye' });
  expect((await waiting[7]?.next('joined'))?.meeting).toMatchObject({ parties: { length: 8 } });
});

test('a wrong PIN is refused, the sixth must wait, and owners are never asked', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: '246810', guestPin: '135791' });
  const client = await visitors.connect(ben);
  const codes: string[] = [];
  for (let index = 0; index < 6; index += 1) {
    client.send({ type: 'join', ref: `guess-${index}`, address: anna.room.address, pin: `00000${index}`, media });
    codes.push((await client.next('refused')).problem.code);
  }
  expect(codes.slice(0, 4)).toEqual(['pin_wrong', 'pin_wrong', 'pin_wrong', 'pin_wrong']);
  expect(codes.at(-1)).toBe('pin_throttled');
  client.send({ type: 'join', ref: 'right', address: anna.room.address, pin: '135791', media });
  expect((await client.next('refused')).problem).toMatchObject({
    code: 'pin_throttled',
    retryAfter: expect.any(Number),
  });
  client.send({ type: 'join', ref: 'none', address: anna.room.address, media });
  expect((await client.next('refused')).problem.code).toBe('pin_wrong');
  expect((await visitors.enter(anna)).meeting.parties).toHaveLength(1);
  const guest = await visitors.enter(null, { name: 'Guest', pin: '135791' });
  expect(guest.meeting.parties.at(-1)).toMatchObject({ name: 'Guest', role: 'guest' });
});

test('an unknown address, a person’s address and a guest without a name are refused with a code', async () => {
  const refusal = async (as: Resident | null, words: { name?: string; address?: string }) => {
    const { client, ref } = await visitors.ask(as, words);
    const refused = await client.next('refused');
    expect(refused.ref).toBe(ref);
    return refused.problem.code;
  };
  expect(await refusal(ben, { address: 'nobody.here@acme.rotunda.example' })).toBe('room_not_found');
  expect(await refusal(ben, { address: 'ben.okafor@acme.rotunda.example' })).toBe('room_not_found');
  expect(await refusal(ben, { address: '../../etc/passwd' })).toBe('room_not_found');
  expect(await refusal(null, {})).toBe('name_missing');
  expect(await refusal(null, { name: '   ' })).toBe('name_missing');
  expect(await refusal(null, { name: 'a‮b' })).toBe('wrong_input');
});

test('the ninth party of a mesh is told that the meeting is full', async () => {
  const eight = [await visitors.enter(anna)];
  for (let index = 1; index < 8; index += 1) eight.push(await visitors.enter(null, { name: `Guest ${index}` }));
  const { client } = await visitors.ask(null, { name: 'One too many' });
  expect((await client.next('refused')).problem.code).toBe('meeting_full');
  expect(eight.at(-1)?.meeting.parties).toHaveLength(8);
  eight[1]?.client.send({ type: 'leave', ref: 'bye' });
  await eight[1]?.client.next('left');
  client.send({ type: 'join', ref: 'again', address: anna.room.address, name: 'Now there is space', media });
  expect((await client.next('joined')).meeting.parties).toHaveLength(8);
});

test('guests cannot fill a room before its owner comes: the last seat is kept', async () => {
  const seven = [];
  for (let index = 0; index < 7; index += 1) seven.push(await visitors.enter(null, { name: `Guest ${index}` }));
  const eighth = await visitors.ask(null, { name: 'One too many' });
  expect((await eighth.client.next('refused')).problem.code).toBe('meeting_full');
  const owner = await visitors.enter(anna);
  expect(owner.meeting.parties).toHaveLength(8);
  owner.client.send({ type: 'leave', ref: 'bye' });
  await owner.client.next('left');
  eighth.client.send({ type: 'join', ref: 'again', address: anna.room.address, name: 'Again', media });
  expect((await eighth.client.next('refused', ({ ref }) => ref === 'again')).problem.code).toBe('meeting_full');
  await visitors.enter(anna);
});

test('a member who is removed leaves every meeting at once, in other companies too', async () => {
  const own = await visitors.enter(anna);
  const mine = await visitors.enter(stranger);
  await node.meetings.onMemberGone(stranger.company, stranger.id, 'removed');
  expect(await mine.client.next('ended')).toEqual({ type: 'ended', reason: 'removed' });
  await own.client.next('meeting', ({ meeting }) => meeting.parties.length === 1);
  expect((await legRows(stranger.company)).find(({ id }) => id === mine.leg)?.endReason).toBe('removed');
});

test('a session that ends takes its party out, and its token back in gets nowhere', async () => {
  const owner = await visitors.enter(anna);
  const colleague = await visitors.enter(ben);
  const caller = ben.caller;
  if (caller.kind !== 'account') throw new Error('ben has an account');
  await node.publish('session', { kind: 'session-ended', account: ben.account, session: caller.session });
  await owner.client.next('meeting', ({ meeting }) => meeting.parties.length === 1);
  const guest = await visitors.connect(null);
  guest.send({ type: 'resume', ref: 'r', leg: colleague.leg, token: colleague.token, media });
  expect((await guest.next('refused')).problem.code).toBe('resume_refused');
});

test('presence tells who is in a call and who is there', async () => {
  await visitors.enter(anna);
  await visitors.connect(ben);
  const presence = await node.meetings.presenceOf(acme, [anna.id, ben.id, stranger.id]);
  expect(Object.fromEntries(presence)).toEqual({ [anna.id]: 'in-call', [ben.id]: 'available' });
  expect(await node.meetings.insideOf(acme, [anna.room.id, ben.room.id])).toEqual(new Map([[anna.room.id, 1]]));
  expect((await node.meetings.insideOf(stranger.company, [anna.room.id])).size).toBe(0);
  expect((await node.meetings.presenceOf(stranger.company, [anna.id])).get(anna.id)).not.toBe('in-call');
});

test('all who come into an empty room at the same moment get in', async () => {
  for (let round = 0; round < 3; round += 1) {
    const arrivals = await Promise.all(Array.from({ length: 5 }, (_, at) => visitors.connect(at === 0 ? anna : null)));
    for (const client of arrivals)
      client.send({ type: 'join', ref: 'in', address: anna.room.address, name: 'Guest', media });
    const joined = await Promise.all(arrivals.map((client) => client.next('joined')));
    expect(new Set(joined.map(({ meeting }) => meeting.call)).size).toBe(1);
    for (const client of arrivals) client.send({ type: 'leave', ref: 'out' });
    await Promise.all(arrivals.map((client) => client.next('left')));
  }
});
