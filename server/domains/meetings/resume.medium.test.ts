import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CompanyId, LegId } from '../../../contract/ids.ts';
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
afterEach(async () => {
  await visitors.cutAll();
  await expect.poll(sweepLater).toEqual([]);
});

/** An hour later: whoever still counted as there when its socket was cut is lost now. */
async function sweepLater() {
  house.clock.pass(3600);
  await node.meetings.sweep();
  return openLegs();
}

afterAll(() => house.close());

const legs = () => house.database.forCompany(acme).selectFrom('leg').selectAll().orderBy('id').execute();
const openLegs = async () => (await legs()).filter(({ leftAt }) => leftAt === null).map(({ id }) => id);
const legOf = async (leg: LegId) => (await legs()).find(({ id }) => id === leg);

/** Time passes while the service and the sockets prove that they are there. */
async function pass(seconds: number) {
  for (let left = seconds; left > 0; left -= 10) {
    house.clock.pass(Math.min(10, left));
    await node.meetings.prove();
  }
}

const dropped = ({ meeting }: { meeting: { parties: readonly { connected: boolean }[] } }) =>
  meeting.parties.some(({ connected }) => !connected);

test('a lost socket leaves its party in the meeting, and it comes back as the same leg in the same role', async () => {
  const owner = await visitors.enter(anna);
  const guest = await visitors.enter(null, { name: 'Guest' });
  await pass(20);
  await owner.client.cut();
  await guest.client.next('meeting', dropped);
  await pass(40);
  await node.meetings.sweep();
  const back = await visitors.comeBack(anna, owner);
  const joined = await back.next('joined');
  expect(joined).toMatchObject({ ref: 'back', resumed: true, leg: owner.leg, token: owner.token });
  expect(joined.meeting.parties).toMatchObject([
    { leg: owner.leg, role: 'host', control: true, owner: true, connected: true },
    { leg: guest.leg, role: 'guest', connected: true },
  ]);
  await guest.client.next(
    'meeting',
    (message) => message.meeting.version >= joined.meeting.version && !dropped(message),
  );
  guest.client.send({ type: 'signal', to: owner.leg, signal: { session: 's' } });
  await back.next('signal');
  await pass(10);
  back.send({ type: 'leave', ref: 'bye' });
  await back.next('left');
  const leg = await legOf(owner.leg);
  expect(Number(leg?.leftAt) - Number(leg?.joinedAt)).toBe(70_000);
});

test('a party that stays away for over 60 seconds is lost at its last proof, and can’t come back', async () => {
  const owner = await visitors.enter(anna);
  const guest = await visitors.enter(null, { name: 'Guest' });
  await pass(20);
  await guest.client.cut();
  await owner.client.next('meeting', dropped);
  await pass(61);
  const late = await visitors.comeBack(null, guest);
  expect((await late.next('refused')).problem.code).toBe('resume_refused');
  await node.meetings.sweep();
  await owner.client.next('meeting', ({ meeting }) => meeting.parties.length === 1);
  const leg = await legOf(guest.leg);
  expect(leg?.endReason).toBe('lost');
  expect(Number(leg?.leftAt) - Number(leg?.joinedAt)).toBe(20_000);
});

test('a wrong token, another account and a guest with a member’s token are refused', async () => {
  const owner = await visitors.enter(anna);
  await owner.client.cut();
  const attempts: [Resident | null, { leg: LegId; token: string }][] = [
    [anna, { leg: owner.leg, token: 'guessed' }],
    [ben, owner],
    [null, owner],
  ];
  for (const [as, words] of attempts) {
    const client = await visitors.comeBack(as, words);
    expect((await client.next('refused')).problem.code).toBe('resume_refused');
  }
  await (await visitors.comeBack(anna, owner)).next('joined');
});

test('a new socket of the same leg replaces the old one', async () => {
  const owner = await visitors.enter(anna);
  const again = await visitors.comeBack(anna, owner);
  expect(await owner.client.next('ended')).toEqual({ type: 'ended', reason: 'replaced' });
  await again.next('joined');
  await owner.client.close();
  const guest = await visitors.enter(null, { name: 'Guest' });
  expect(guest.meeting.parties[0]).toMatchObject({ leg: owner.leg, connected: true });
});

test('who waits keeps its place over a lost socket', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: '246810', guestPin: null });
  const { client: waiter } = await visitors.ask(null, { name: 'Guest' });
  const waiting = await waiter.next('waiting');
  await waiter.cut();
  const back = await visitors.comeBack(null, waiting);
  expect(await back.next('waiting')).toMatchObject({ ref: 'back', leg: waiting.leg, for: 'host' });
  await visitors.enter(anna);
  expect(await back.next('joined')).toMatchObject({ ref: 'back', leg: waiting.leg });
  await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null });
});

test('after the service was killed and is there again, parties come back to the same legs; who does not ends at its last proof', async () => {
  const owner = await visitors.enter(anna);
  const guest = await visitors.enter(null, { name: 'Guest' });
  const third = await visitors.enter(ben);
  await pass(25);
  await node.kill();
  // far longer than a leg may be away: the service's own absence is not held against it
  house.clock.pass(300);
  node = await house.startNode();
  visitors.node = node;
  await node.meetings.sweep();
  expect(await openLegs()).toEqual([owner.leg, guest.leg, third.leg].sort());

  const annaBack = await visitors.comeBack(anna, owner);
  const first = await annaBack.next('joined');
  expect(first.meeting.parties.map(({ leg, connected }) => [leg, connected])).toEqual([
    [owner.leg, true],
    [guest.leg, false],
    [third.leg, false],
  ]);
  const guestBack = await visitors.comeBack(null, guest);
  const second = await guestBack.next('joined');
  expect(second).toMatchObject({ resumed: true, leg: guest.leg });
  expect(second.meeting.call).toBe(owner.meeting.call);
  guestBack.send({ type: 'signal', to: owner.leg, signal: { session: 's' } });
  expect((await annaBack.next('signal')).from).toBe(guest.leg);

  await pass(61);
  await node.meetings.sweep();
  await annaBack.next('meeting', ({ meeting }) => meeting.parties.length === 2);
  const lost = await legOf(third.leg);
  expect(lost?.endReason).toBe('lost');
  expect(Number(lost?.leftAt) - Number(lost?.joinedAt)).toBe(25_000);

  annaBack.send({ type: 'leave', ref: 'bye' });
  await annaBack.next('left');
  const kept = await legOf(owner.leg);
  expect(Number(kept?.leftAt) - Number(kept?.joinedAt)).toBe(386_000);
});
