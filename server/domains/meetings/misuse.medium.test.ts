import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CompanyId, LegId } from '../../../contract/ids.ts';
import type { SentMessage } from '../../../contract/live.ts';
import { newId } from '../../platform/random.ts';
import type { LiveClient } from '../../testing/live-client.ts';
import { MeetingHouse, type MeetingNode, type Resident } from '../../testing/meeting-house.ts';
import { media, RoomVisitors } from '../../testing/room-visitors.ts';

// Every message of somebody who may not send it: outside, waiting, inside without control, and after leaving.

let house: MeetingHouse;
let node: MeetingNode;
let visitors: RoomVisitors;
let acme: CompanyId;
let anna: Resident;

beforeAll(async () => {
  house = await MeetingHouse.open();
  acme = await house.addCompany('acme');
  anna = await house.addMember(acme, 'acme.rotunda.example', 'anna.lind');
  node = await house.startNode();
  visitors = new RoomVisitors(node, anna.room.address);
});
beforeEach(async () => {
  await visitors.cutAll();
  await expect.poll(sweepLater).toEqual([]);
});
afterAll(() => house.close());

async function sweepLater() {
  house.clock.pass(3600);
  await node.meetings.sweep();
  return house.database.forCompany(acme).selectFrom('liveParty').select('legId').execute();
}

/** Ringing has its own tests; joining is no misuse by itself, and what measures quality is left unanswered. */
type Elsewhere =
  | 'join'
  | 'resume'
  | 'screen'
  | 'renew'
  | 'call'
  | 'answer'
  | 'decline'
  | 'invite'
  | 'cancel'
  | 'quality'
  | 'watch';
/** A message of each kind about a party of the meeting. */
const messages = (leg: LegId): Record<Exclude<SentMessage['type'], Elsewhere>, SentMessage> => ({
  leave: { type: 'leave', ref: 'r' },
  media: { type: 'media', media },
  signal: { type: 'signal', to: leg, signal: { session: 's' } },
  admit: { type: 'admit', ref: 'r', leg: 'all' },
  refuse: { type: 'refuse', ref: 'r', leg },
  mute: { type: 'mute', ref: 'r', leg },
  lock: { type: 'lock', ref: 'r', locked: true },
  disconnect: { type: 'disconnect', ref: 'r', leg },
  'end-for-all': { type: 'end-for-all', ref: 'r' },
  'make-host': { type: 'make-host', ref: 'r', leg },
  'give-control': { type: 'give-control', ref: 'r', leg },
  'make-guest': { type: 'make-guest', ref: 'r', leg },
  'lower-hand': { type: 'lower-hand', ref: 'r', leg: 'all' },
  hand: { type: 'hand', raised: true },
  react: { type: 'react', reaction: '👍' },
  chat: { type: 'chat', ref: 'r', text: 'hello' },
  stay: { type: 'stay', ref: 'r' },
});

/** Sends a message; the code with which it is answered. */
async function refusalOf(client: LiveClient, message: SentMessage): Promise<string | null> {
  house.clock.pass(5);
  const before = client.received.length;
  client.send(message);
  const answer = () =>
    client.received.slice(before).find(({ type }) => type === 'refused' || type === 'fault' || type === 'done');
  await expect.poll(answer, { timeout: 5000 }).toBeDefined();
  const found = answer();
  return found && 'problem' in found ? found.problem.code : null;
}

/** What else a party is told while somebody misuses the socket: nothing. */
const heard = (client: LiveClient) => client.received.filter(({ type }) => type !== 'meeting').length;

describe('refused with a code, and heard of by nobody, is', () => {
  test('every message of who is in no meeting, and of who has left', async () => {
    const owner = await visitors.enter(anna);
    const left = await visitors.enter(null, { name: 'Gone' });
    left.client.send({ type: 'leave', ref: 'bye' });
    await left.client.next('left');
    const before = heard(owner.client);
    for (const client of [await visitors.connect(null), left.client]) {
      for (const [type, message] of Object.entries(messages(owner.leg))) {
        expect([type, await refusalOf(client, message)]).toEqual([type, 'not_in_meeting']);
      }
    }
    expect(heard(owner.client)).toBe(before);
  });

  test('every message but "leave" and "media" of who waits in the lobby', async () => {
    await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null }, true);
    const owner = await visitors.enter(anna);
    const { client } = await visitors.ask(null, { name: 'Waits' });
    await client.next('waiting');
    const before = heard(owner.client);
    const { leave: _leave, media: _media, ...rest } = messages(owner.leg);
    for (const [type, message] of Object.entries(rest)) {
      expect([type, await refusalOf(client, message)]).toEqual([type, 'not_in_meeting']);
    }
    expect(heard(owner.client)).toBe(before);
    await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null });
  });

  test('every control of a guest', async () => {
    const owner = await visitors.enter(anna);
    const guest = await visitors.enter(null, { name: 'Guest' });
    const { admit, refuse, mute, lock, disconnect, ...rest } = messages(owner.leg);
    const controls = [admit, refuse, mute, lock, disconnect, rest['end-for-all'], rest['make-host']];
    controls.push(rest['give-control'], rest['make-guest'], rest['lower-hand']);
    for (const message of controls) {
      expect([message.type, await refusalOf(guest.client, message)]).toEqual([message.type, 'not_allowed']);
    }
    // Nothing of it has happened.
    guest.client.send({ type: 'hand', raised: true });
    const { meeting } = await owner.client.next('meeting', ({ meeting }) => meeting.parties[1]?.handAt !== null);
    expect(meeting).toMatchObject({ locked: false, parties: [{ media }, { role: 'guest', control: false }] });
  });
});

test('who goes on with what is refused is cut off, and the others notice nothing', async () => {
  const owner = await visitors.enter(anna);
  const guest = await visitors.enter(null, { name: 'Eve' });
  const before = heard(owner.client);
  for (let count = 0; count < 120; count += 1)
    guest.client.send({ type: 'signal', to: newId<LegId>(), signal: { session: 's' } });
  expect(await guest.client.closed).toBe(1008);
  expect(heard(owner.client)).toBe(before);
});
