import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import type { LiveClient } from '../../testing/live-client.ts';
import { MeetingHouse, type MeetingNode, type Resident } from '../../testing/meeting-house.ts';
import { RoomVisitors } from '../../testing/room-visitors.ts';

let house: MeetingHouse;
let node: MeetingNode;
let visitors: RoomVisitors;
let acme: CompanyId;
let anna: Resident;
let boss: Resident;
let ben: Resident;

const noPins = { hostPin: null, guestPin: null };

beforeAll(async () => {
  house = await MeetingHouse.open();
  acme = await house.addCompany('acme');
  anna = await house.addMember(acme, 'acme.rotunda.example', 'anna.lind');
  ben = await house.addMember(acme, 'acme.rotunda.example', 'ben.okafor');
  boss = await house.addMember(acme, 'acme.rotunda.example', 'ada.boss', true);
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

let refs = 0;

/** `done`, or the code of the refusal. */
async function lock(client: LiveClient, locked = true): Promise<string> {
  refs += 1;
  const ref = `lock-${refs}`;
  client.send({ type: 'lock', ref, locked });
  const answer = () => client.received.find((told) => 'ref' in told && told.ref === ref);
  await expect.poll(answer, { interval: 5, timeout: 5000 }).toBeDefined();
  const told = answer();
  return told?.type === 'refused' ? told.problem.code : (told?.type ?? 'nothing');
}

const seeLocked = (client: LiveClient, locked: boolean) =>
  client.next('meeting', ({ meeting }) => meeting.locked === locked);

test('in a locked meeting nobody but owners and administrators gets in; others wait in the lobby, a host PIN or not', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: '246810', guestPin: null });
  const owner = await visitors.enter(anna);
  const inside = await visitors.enter(null, { name: 'Guest inside' });
  expect(await lock(owner.client)).toBe('done');
  await seeLocked(inside.client, true);
  const waiting = [
    await visitors.ask(null, { name: 'Guest' }),
    await visitors.ask(ben),
    await visitors.ask(null, { name: 'Host', pin: '246810' }),
  ];
  for (const { client } of waiting) expect((await client.next('waiting')).for).toBe('lobby');
  expect((await visitors.enter(boss)).meeting).toMatchObject({ locked: true });
  expect((await visitors.enter(anna)).meeting.lobby.map(({ name }) => name)).toEqual(['Guest', ben.name, 'Host']);
  // Whoever has control lets in, and as what the PIN says.
  owner.client.send({ type: 'admit', ref: 'all', leg: 'all' });
  await owner.client.next('done', ({ ref }) => ref === 'all');
  const host = await waiting[2]?.client.next('joined');
  expect(host?.meeting.parties.find(({ leg }) => leg === host.leg)).toMatchObject({ role: 'host', control: false });
});

test('only whoever has control locks and opens: not a guest, nor a host by PIN, nor who waits', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: '246810', guestPin: null });
  const host = await visitors.enter(null, { name: 'Host', pin: '246810' });
  const guest = await visitors.enter(null, { name: 'Guest' });
  expect([await lock(host.client), await lock(guest.client)]).toEqual(['not_allowed', 'not_allowed']);
  const owner = await visitors.enter(anna);
  expect(await lock(owner.client)).toBe('done');
  expect(await lock(host.client, false)).toBe('not_allowed');
  const { client } = await visitors.ask(null, { name: 'Late' });
  await client.next('waiting');
  expect(await lock(client, false)).toBe('not_in_meeting');
  expect(await lock(await visitors.connect(null))).toBe('not_in_meeting');
  expect(await lock(owner.client, false)).toBe('done');
  await seeLocked(guest.client, false);
  await visitors.enter(null, { name: 'Guest again' });
});

test('a lock ends with the meeting, although somebody still waits', async () => {
  const owner = await visitors.enter(anna);
  await lock(owner.client);
  const { client } = await visitors.ask(null, { name: 'Guest' });
  await client.next('waiting');
  owner.client.send({ type: 'leave', ref: 'bye' });
  await owner.client.next('left');
  expect((await visitors.enter(anna)).meeting.locked).toBe(false);
  expect((await visitors.enter(null, { name: 'Second guest' })).meeting.parties).toHaveLength(2);
});

test('a lock ends after 24 hours, and whoever is in is told', async () => {
  const owner = await visitors.enter(anna);
  await visitors.enter(null, { name: 'Guest' });
  const table = house.database.owner.updateTable('company').where('id', '=', acme);
  await table.set({ longestMinutes: 1440 }).execute();
  house.clock.pass(60);
  await lock(owner.client);
  // As if the meeting had begun long ago and went on for longer than a company may let it.
  await house.database.owner.updateTable('liveMeeting').set({ startedAt: house.clock.now() }).execute();
  const hold = async (seconds: number) => {
    house.clock.pass(seconds);
    await house.database.owner.updateTable('liveMeeting').set({ startedAt: house.clock.now() }).execute();
    await node.meetings.prove();
    await node.meetings.sweep();
  };
  await hold(24 * 3600 - 1);
  expect((await visitors.enter(anna)).meeting.locked).toBe(true);
  await hold(1);
  await seeLocked(owner.client, false);
  await visitors.enter(null, { name: 'Second guest' });
  await table.set({ longestMinutes: 720 }).execute();
});
