import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CompanyId, type LegId, type RingId, ringId } from '../../../contract/ids.ts';
import { clientMessage, type SentMessage } from '../../../contract/live.ts';
import { mostWatched } from '../../../contract/plain-values.ts';
import { newId } from '../../platform/random.ts';
import type { LiveClient } from '../../testing/live-client.ts';
import { MeetingHouse, type MeetingNode, type Resident } from '../../testing/meeting-house.ts';
import { type About, misuseRows } from '../../testing/misuse-rows.ts';
import { RoomVisitors } from '../../testing/room-visitors.ts';

// Every message of the contract from somebody who may not send it, and in every wrong form and order.

let house: MeetingHouse;
let node: MeetingNode;
let visitors: RoomVisitors;
let acme: CompanyId;
let anna: Resident;
let ben: Resident;
const benAddress = 'ben.okafor@acme.rotunda.example';
const cleoAddress = 'cleo.berg@acme.rotunda.example';

beforeAll(async () => {
  house = await MeetingHouse.open();
  acme = await house.addCompany('acme');
  anna = await house.addMember(acme, 'acme.rotunda.example', 'anna.lind');
  ben = await house.addMember(acme, 'acme.rotunda.example', 'ben.okafor');
  await house.addMember(acme, 'acme.rotunda.example', 'cleo.berg');
  node = await house.startNode();
  visitors = new RoomVisitors(node, anna.room.address);
});
beforeEach(() => setLobby(false));
afterEach(async () => {
  await visitors.cutAll();
  await expect.poll(sweepLater).toEqual([]);
});
afterAll(() => house.close());

async function sweepLater() {
  house.clock.pass(3600);
  await node.meetings.sweep();
  return house.database.forCompany(acme).selectFrom('liveParty').select('legId').execute();
}

const rows = Object.entries(misuseRows);
const setLobby = (lobby: boolean) => house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null }, lobby);
const about = (leg: LegId, ring: RingId = newId()): About => ({ leg, ring, address: anna.room.address });

const answers = new Set(['refused', 'fault', 'done', 'joined', 'left', 'calling', 'waiting']);
/** Sends a message; the code with which it is answered, null where it was carried out. */
async function refusalOf(client: LiveClient, message: SentMessage): Promise<string | null> {
  house.clock.pass(20);
  const before = client.received.length;
  client.send(message);
  const answer = () => client.received.slice(before).find(({ type }) => answers.has(type));
  await expect.poll(answer, { timeout: 5000, interval: 5 }).toBeDefined();
  const found = answer();
  return found && 'problem' in found ? found.problem.code : null;
}

/** What else a party is told while somebody misuses the socket: nothing. */
const heard = ({ received }: LiveClient) => received.filter(({ type }) => type !== 'meeting').length;
const counted = async (reason: string) => (await node.faults())[reason] ?? 0;

async function expectRefused(client: LiveClient, as: 'outside' | 'waiting' | 'guest', there: About): Promise<void> {
  const [before, expected] = [await counted('refused'), rows.filter(([, row]) => row[as] !== 'may')];
  const codes: Record<string, string | null> = {};
  for (const [type, { message }] of expected) codes[type] = await refusalOf(client, message(there));
  expect(codes).toEqual(Object.fromEntries(expected.map(([type, row]) => [type, row[as]])));
  expect((await counted('refused')) - before).toBe(expected.length);
}

/** All are in their places, so that any message can be carried out: a guest is in, another one waits, and Ben is rung. */
async function gatherAll() {
  await setLobby(true);
  const owner = await visitors.enter(anna);
  const guest = await visitors.ask(null, { name: 'Guest' });
  const { leg } = await guest.client.next('waiting');
  expect(await refusalOf(owner.client, { type: 'admit', ref: 'in', leg })).toBe(null);
  await guest.client.next('joined');
  const waiting = await visitors.ask(null, { name: 'Waits' });
  const waits = await waiting.client.next('waiting');
  const rung = await visitors.connect(ben);
  await rung.next('hello');
  expect(await refusalOf(owner.client, { type: 'invite', ref: 'ring', address: benAddress })).toBe(null);
  const { ring } = await rung.next('ring');
  return {
    ...{ owner, rung, ring: ringId.parse(ring.id) },
    guest: { client: guest.client, leg },
    waiting: { client: waiting.client, leg: waits.leg },
  };
}

test('the rows are those of the contract', () => {
  const types = clientMessage.options.map(({ shape }) => shape.type.value);
  expect(rows.map(([type]) => type).toSorted()).toEqual(types.toSorted());
  for (const [type, { message }] of rows) {
    const sent = clientMessage.parse(message(about(newId())));
    expect(sent.type).toBe(type);
    // Every field of the contract is in the row, so that it is tried in its wrong forms too.
    const shape = clientMessage.options.find((option) => option.shape.type.value === type)?.shape;
    expect(Object.keys(sent).toSorted()).toEqual(Object.keys(shape ?? {}).toSorted());
  }
});

describe('refused with a code, counted, and heard of by nobody, is', () => {
  test('what is said by who is in no meeting, and by who has left', async () => {
    const owner = await visitors.enter(anna);
    const left = await visitors.enter(null, { name: 'Gone' });
    left.client.send({ type: 'leave', ref: 'bye' });
    await left.client.next('left');
    const before = heard(owner.client);
    for (const client of [await visitors.connect(null), left.client]) {
      await expectRefused(client, 'outside', about(owner.leg));
    }
    expect(heard(owner.client)).toBe(before);
  });

  test('what is said by who waits in the lobby, and goes on waiting', async () => {
    const { owner, ring, waiting } = await gatherAll();
    const before = heard(owner.client);
    await expectRefused(waiting.client, 'waiting', about(owner.leg, ring));
    expect(heard(owner.client)).toBe(before);
    expect(await refusalOf(owner.client, { type: 'admit', ref: 'in', leg: waiting.leg })).toBe(null);
    await waiting.client.next('joined');
  });

  test('what a guest has no right to, and nothing of it happens', async () => {
    const { owner, guest, ring, waiting } = await gatherAll();
    const others = [owner.client, waiting.client];
    const before = others.map(heard);
    await expectRefused(guest.client, 'guest', about(owner.leg, ring));
    expect(others.map(heard)).toEqual(before);
    guest.client.send({ type: 'hand', raised: true });
    const { meeting } = await owner.client.next('meeting', ({ meeting }) => meeting.parties[1]?.handAt != null);
    expect(meeting).toMatchObject({ locked: false, ringing: [{ ring }], lobby: [{ leg: waiting.leg }] });
    const [first, second] = meeting.parties;
    expect(first).toMatchObject({ media: { microphone: true, camera: true }, control: true });
    expect(second).toMatchObject({ role: 'guest', control: false });
  });

  test('what is about a party, a ring or an address of somewhere else, or of nowhere', async () => {
    const owner = await visitors.enter(anna);
    const elsewhere = new RoomVisitors(node, ben.room.address);
    const other = await elsewhere.enter(null, { name: 'Elsewhere' });
    const before = heard(other.client);
    const forgedRows = rows.flatMap(([type, row]) => (row.forged ? [{ ...row, ...row.forged, type }] : []));
    const codes: string[] = [];
    for (const leg of [other.leg, newId<LegId>()]) {
      for (const { type, by, code, message } of forgedRows) {
        const sender = by === 'owner' ? owner.client : await visitors.connect(ben);
        const forged = { leg, ring: newId<RingId>(), address: 'nobody.here@acme.rotunda.example' };
        const answer = await refusalOf(sender, message(forged));
        if (answer !== code) codes.push(`${type}: ${answer}`);
      }
    }
    expect(codes).toEqual([]);
    expect(heard(other.client)).toBe(before);
    await elsewhere.cutAll();
  });
});

const once = rows.filter(([, { again }]) => again !== 'may');
test.each(once)('"%s" is not carried out a second time', async (type, { message, forged, again }) => {
  const { owner, guest, waiting, rung, ring } = await gatherAll();
  const { leg } = type === 'admit' || type === 'refuse' ? waiting : guest;
  const address = type === 'invite' ? cleoAddress : ben.room.address;
  const { ask: _ask, ...sent } = { ask: null, ...message({ leg, ring, address }) };
  const sender = forged?.by === 'stranger' ? rung : owner.client;
  expect(await refusalOf(sender, sent)).toBe(null);
  expect(await refusalOf(sender, sent)).toBe(again);
});

/** The message with each of its values replaced by another, in turn. */
function* withEach(value: unknown, other: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return yield other;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'type') continue;
    for (const changed of withEach(inner, other)) yield { ...value, [key]: changed };
  }
}

test.each(rows)('"%s" in a wrong form, or too long in any part, is no message', async (_type, { message }) => {
  const owner = await visitors.enter(anna);
  const before = heard(owner.client);
  const sent = message(about(owner.leg));
  for (const other of [{}, 'x'.repeat(61_000)]) {
    const [client, malformed] = [await visitors.connect(null), await counted('malformed')];
    await client.next('hello');
    const wrong = [...withEach(sent, other)];
    for (const each of wrong) {
      house.clock.pass(20);
      client.sendRaw(JSON.stringify(each));
      expect((await client.next('fault')).problem.code).toBe('malformed_message');
    }
    expect((await counted('malformed')) - malformed).toBe(wrong.length);
  }
  const client = await visitors.connect(null);
  client.sendRaw(JSON.stringify({ ...sent, padding: 'x'.repeat(65 * 1024) }));
  expect(await client.closed).toBe(1009);
  expect(heard(owner.client)).toBe(before);
});

test('of more parties than a page may watch it is no message', async () => {
  const client = await visitors.connect(anna);
  client.send({ type: 'watch', parties: Array.from({ length: mostWatched + 1 }, () => newId()) });
  expect((await client.next('fault')).problem.code).toBe('malformed_message');
});

test.each(rows)('who floods with "%s" from inside is cut off, and the others go on', async (_type, { message }) => {
  const owner = await visitors.enter(anna);
  const eve = await visitors.enter(null, { name: 'Eve' });
  const [before, flood, refused] = [heard(owner.client), await counted('flood'), await counted('refused')];
  const sent = JSON.stringify(message(about(owner.leg)));
  for (let count = 0; count < 700; count += 1) eve.client.sendRaw(sent);
  expect(await eve.client.closed).toBe(1008);
  expect((await counted('flood')) + (await counted('refused'))).toBeGreaterThan(flood + refused);
  // As much as a person may say in one go, and a browser in setting up a connection.
  expect(heard(owner.client) - before).toBeLessThanOrEqual(sent.includes('"signal"') ? 500 : 20);
  expect(await refusalOf(owner.client, { type: 'lock', ref: 'after', locked: true })).toBe(null);
});
