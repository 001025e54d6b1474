import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CompanyId, LegId } from '../../../contract/ids.ts';
import type { ClientMessage } from '../../../contract/live.ts';
import { newId } from '../../platform/random.ts';
import type { LiveClient } from '../../testing/live-client.ts';
import { MeetingHouse, type MeetingNode, type Resident } from '../../testing/meeting-house.ts';
import { media, RoomVisitors } from '../../testing/room-visitors.ts';

let house: MeetingHouse;
let node: MeetingNode;
let visitors: RoomVisitors;
let elsewhere: RoomVisitors;
let acme: CompanyId;
let anna: Resident;
let stranger: Resident;

const noPins = { hostPin: null, guestPin: null };

beforeAll(async () => {
  house = await MeetingHouse.open();
  acme = await house.addCompany('acme');
  const north = await house.addCompany('north');
  anna = await house.addMember(acme, 'acme.rotunda.example', 'anna.lind');
  stranger = await house.addMember(north, 'north.rotunda.example', 'cleo.dupont');
  node = await house.startNode();
  visitors = new RoomVisitors(node, anna.room.address);
  elsewhere = new RoomVisitors(node, stranger.room.address);
});
beforeEach(async () => {
  await Promise.all([visitors.cutAll(), elsewhere.cutAll()]);
  await expect.poll(sweepLater, { timeout: 5000 }).toEqual([]);
  await house.setRoom(acme, anna.room.id, noPins, true);
  await house.setRoom(stranger.company, stranger.room.id, noPins, true);
});
afterAll(() => house.close());

/** An hour later: whoever still counted as there when its socket was cut is lost now. Who is left. */
async function sweepLater() {
  house.clock.pass(3600);
  await node.meetings.sweep();
  const left = [acme, stranger.company].map((company) =>
    house.database.forCompany(company).selectFrom('liveParty').select('legId').execute(),
  );
  return (await Promise.all(left)).flat();
}

async function waitAs(name: string, at = visitors) {
  const { client, ref } = await at.ask(null, { name });
  return { client, ...(await client.next('waiting', (message) => message.ref === ref)) };
}

let refs = 0;

/** What a control is answered: `done`, or the code of the refusal. */
async function control(
  client: LiveClient,
  what: { type: 'admit'; leg: LegId | 'all' } | { type: 'refuse'; leg: LegId },
): Promise<string> {
  refs += 1;
  const ref = `control-${refs}`;
  client.send({ ...what, ref } satisfies ClientMessage);
  const answer = () =>
    client.received.find((message) => 'ref' in message && message.ref === ref && message.type !== 'joined');
  await expect.poll(answer, { interval: 5, timeout: 5000 }).toBeDefined();
  const answered = answer();
  return answered?.type === 'refused' ? answered.problem.code : (answered?.type ?? 'nothing');
}

/** Waits until these are in the lobby, in this order. */
async function seeLobby(client: LiveClient, names: readonly string[]): Promise<void> {
  const wanted = names.join();
  await client.next('meeting', ({ meeting }) => meeting.lobby.map(({ name }) => name).join() === wanted);
}

const legRows = () => house.database.forCompany(acme).selectFrom('leg').selectAll().execute();

test('who waits in the lobby is told to the owner alone, and comes in with the answer to the same question', async () => {
  const owner = await visitors.enter(anna);
  expect(owner.meeting.lobby).toEqual([]);
  const since = house.clock.now().toISOString();
  const tove = await waitAs('Tove Nilsen');
  expect(tove.for).toBe('lobby');
  const { meeting } = await owner.client.next('meeting', (message) => message.meeting.lobby.length === 1);
  expect(meeting.lobby).toEqual([{ leg: tove.leg, name: 'Tove Nilsen', kind: 'guest', since }]);
  house.clock.pass(30);
  expect(await control(owner.client, { type: 'admit', leg: tove.leg })).toBe('done');
  const joined = await tove.client.next('joined');
  expect(joined).toMatchObject({ ref: tove.ref, leg: tove.leg, token: tove.token, resumed: false });
  expect(joined.meeting.parties.map(({ name, role }) => [name, role])).toEqual([
    [anna.name, 'host'],
    ['Tove Nilsen', 'guest'],
  ]);
  await owner.client.next('meeting', (message) => message.meeting.parties.length === 2);
  await waitAs('Kunde AS');
  await seeLobby(owner.client, ['Kunde AS']);
  const { version } = (await tove.client.next('meeting', (message) => message.meeting.version > joined.meeting.version))
    .meeting;
  expect(version).toBeGreaterThan(joined.meeting.version);
  const toldToGuest = tove.client.received.flatMap((message) => (message.type === 'meeting' ? message.meeting : []));
  expect(toldToGuest.flatMap(({ lobby }) => lobby)).toEqual([]);
  // time in the lobby is not leg time
  const leg = (await legRows()).find(({ id }) => id === tove.leg);
  expect(leg?.joinedAt.toISOString()).toBe(new Date(Date.parse(since) + 30_000).toISOString());
});

test('who is refused is told so, leaves no record, and may ask again', async () => {
  const owner = await visitors.enter(anna);
  const tove = await waitAs('Tove Nilsen');
  const kunde = await waitAs('Kunde AS');
  await seeLobby(owner.client, ['Tove Nilsen', 'Kunde AS']);
  expect(await control(owner.client, { type: 'refuse', leg: tove.leg })).toBe('done');
  expect(await tove.client.next('ended')).toEqual({ type: 'ended', reason: 'refused' });
  await seeLobby(owner.client, ['Kunde AS']);
  expect((await legRows()).find(({ id }) => id === tove.leg)).toBeUndefined();
  tove.client.send({ type: 'resume', ref: 'back', leg: tove.leg, token: tove.token, media });
  expect((await tove.client.next('refused')).problem.code).toBe('resume_refused');
  tove.client.send({ type: 'join', ref: 'again', address: anna.room.address, name: 'Tove Nilsen', media });
  await tove.client.next('waiting', ({ ref }) => ref === 'again');
  await seeLobby(owner.client, ['Kunde AS', 'Tove Nilsen']);
  expect(kunde.client.received.some(({ type }) => type === 'ended')).toBe(false);
});

test('a guest, who waits and who is outside let nobody in and refuse nobody', async () => {
  const owner = await visitors.enter(anna);
  const inside = await waitAs('Let in');
  await control(owner.client, { type: 'admit', leg: inside.leg });
  await inside.client.next('joined');
  const tove = await waitAs('Tove Nilsen');
  const outside = await visitors.connect(null);
  for (const [client, code] of [
    [inside.client, 'not_allowed'],
    [tove.client, 'not_in_meeting'],
    [outside, 'not_in_meeting'],
  ] as const) {
    expect(await control(client, { type: 'admit', leg: tove.leg })).toBe(code);
    expect(await control(client, { type: 'admit', leg: 'all' })).toBe(code);
    expect(await control(client, { type: 'refuse', leg: tove.leg })).toBe(code);
  }
  expect(tove.client.received.map(({ type }) => type)).not.toContain('joined');
  expect(tove.client.received.map(({ type }) => type)).not.toContain('ended');
  expect(await control(owner.client, { type: 'admit', leg: tove.leg })).toBe('done');
});

test('who waits for another meeting, is in, or is nobody is not found', async () => {
  const owner = await visitors.enter(anna);
  const other = await elsewhere.enter(stranger);
  const theirs = await waitAs('Waits elsewhere', elsewhere);
  for (const leg of [theirs.leg, other.leg, owner.leg, newId<LegId>()]) {
    expect(await control(owner.client, { type: 'admit', leg })).toBe('not_found');
    expect(await control(owner.client, { type: 'refuse', leg })).toBe('not_found');
  }
  expect(await control(owner.client, { type: 'admit', leg: 'all' })).toBe('done');
  expect(theirs.client.received.map(({ type }) => type)).toEqual(['hello', 'waiting']);
  expect(await control(other.client, { type: 'admit', leg: theirs.leg })).toBe('done');
  await theirs.client.next('joined');
});

test('a host by PIN lets in too; who waited for a host waits in the lobby then', async () => {
  await house.setRoom(acme, anna.room.id, { hostPin: '246810', guestPin: null }, true);
  const guest = await waitAs('Guest');
  expect(guest.for).toBe('host');
  const host = await visitors.enter(null, { name: 'Host by PIN', pin: '246810' });
  expect(host.meeting.lobby).toMatchObject([{ leg: guest.leg, name: 'Guest' }]);
  expect((await guest.client.next('waiting')).for).toBe('lobby');
  expect(await control(host.client, { type: 'admit', leg: guest.leg })).toBe('done');
  expect((await guest.client.next('joined')).meeting.parties).toMatchObject([
    { name: 'Guest', role: 'guest', control: false },
    { name: 'Host by PIN', role: 'host', control: false },
  ]);
});

test('all are let in by order of arrival as far as there is space; the others stay, and it is said', async () => {
  const owner = await visitors.enter(anna);
  const waiting: Awaited<ReturnType<typeof waitAs>>[] = [];
  for (let index = 0; index < 9; index += 1) {
    waiting.push(await waitAs(`Guest ${index}`));
    house.clock.pass(1);
  }
  await owner.client.next('meeting', ({ meeting }) => meeting.lobby.length === 9);
  expect(await control(owner.client, { type: 'admit', leg: 'all' })).toBe('meeting_full');
  for (const { client } of waiting.slice(0, 7)) await client.next('joined');
  await seeLobby(owner.client, ['Guest 7', 'Guest 8']);
  const [, eighth] = waiting.slice(6);
  if (!eighth) throw new Error('nine wait');
  expect(await control(owner.client, { type: 'admit', leg: eighth.leg })).toBe('meeting_full');
  waiting[0]?.client.send({ type: 'leave', ref: 'bye' });
  await owner.client.next('meeting', ({ meeting }) => meeting.parties.length === 7);
  expect(await control(owner.client, { type: 'admit', leg: eighth.leg })).toBe('done');
  expect((await eighth.client.next('joined')).meeting.parties).toHaveLength(8);
});

test('who lost the connection while waiting is not let in behind its back, and has its place again when it is back', async () => {
  const owner = await visitors.enter(anna);
  const tove = await waitAs('Tove Nilsen');
  house.clock.pass(1);
  await waitAs('Kunde AS');
  await seeLobby(owner.client, ['Tove Nilsen', 'Kunde AS']);
  await tove.client.cut();
  await seeLobby(owner.client, ['Kunde AS']);
  expect(await control(owner.client, { type: 'admit', leg: tove.leg })).toBe('not_found');
  const back = await visitors.comeBack(null, tove);
  await back.next('waiting');
  await seeLobby(owner.client, ['Tove Nilsen', 'Kunde AS']);
  expect(await control(owner.client, { type: 'admit', leg: tove.leg })).toBe('done');
  expect(await back.next('joined')).toMatchObject({ ref: 'back', leg: tove.leg });
});

test('who waits for a room that is removed reads why', async () => {
  await visitors.enter(anna);
  const tove = await waitAs('Tove Nilsen');
  await node.meetings.onRoomRemoved(acme, anna.room.id);
  expect((await tove.client.next('ended')).reason).toBe('room-removed');
});
