import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompanyId, LegId } from '../../../contract/ids.ts';
import type { QualitySample } from '../../../contract/quality.ts';
import { newId } from '../../platform/random.ts';
import { MeetingHouse, type MeetingNode, type Resident } from '../../testing/meeting-house.ts';
import { RoomVisitors } from '../../testing/room-visitors.ts';
import { recordQuality } from './quality.ts';
import { qualityOverTime } from './quality-queries.ts';

let house: MeetingHouse;
let node: MeetingNode;
let visitors: RoomVisitors;
let acme: CompanyId;
let north: CompanyId;
let anna: Resident;
let stranger: Resident;

beforeAll(async () => {
  house = await MeetingHouse.open();
  acme = await house.addCompany('acme');
  north = await house.addCompany('north');
  anna = await house.addMember(acme, 'acme.rotunda.example', 'anna.lind');
  stranger = await house.addMember(north, 'north.rotunda.example', 'cleo.dupont');
  node = await house.startNode();
  visitors = new RoomVisitors(node, anna.room.address);
});
afterAll(() => house.close());

const sample: QualitySample = {
  good: 20,
  fair: 5,
  bad: 5,
  causes: { delay: 10 },
  roundTrip: 400,
  jitter: 8,
  lossIn: 1,
  lossOut: 2,
  audioIn: 30,
  videoIn: 800,
  audioOut: 31,
  videoOut: 900,
  framesIn: 25,
  framesOut: 30,
  relayed: true,
};

const legOf = (company: CompanyId, leg: LegId) =>
  house.database
    .forCompany(company)
    .selectFrom('leg')
    .select(['quality', 'leftAt', 'endReason'])
    .where('id', '=', leg)
    .executeTakeFirst();
const minutesOf = (company: CompanyId, leg: LegId) =>
  qualityOverTime(house.database.forCompany(company), company, [leg]);

test('a leg keeps the sum of what its party measured, and a sample a minute; its record elsewhere too', async () => {
  const host = await visitors.enter(anna);
  const guest = await visitors.enter(stranger);
  for (const good of [20, 40, 60]) {
    house.clock.pass(31);
    guest.client.send({ type: 'quality', sample });
    await expect.poll(async () => (await legOf(north, guest.leg))?.quality?.good).toBe(good);
  }
  guest.client.send({ type: 'leave', ref: 'bye' });
  await guest.client.next('left');
  for (const company of [acme, north]) {
    expect(await legOf(company, guest.leg)).toMatchObject({
      endReason: 'left',
      quality: { good: 60, fair: 15, bad: 15, causes: { delay: 30 }, roundTrip: 400, relayed: true },
    });
    const minutes = await minutesOf(company, guest.leg);
    expect(minutes.map(({ minute, sample: { good } }) => [minute, good])).toEqual([
      [0, 20],
      [1, 40],
    ]);
  }
  // What comes late is dropped: a closed leg does not change.
  const db = house.database.forCompany(acme);
  await recordQuality(db, acme, { leg: guest.leg, home: north }, sample, house.clock.now());
  expect((await legOf(acme, guest.leg))?.quality?.good).toBe(60);
  expect((await legOf(acme, host.leg))?.quality).toBeNull();
  await visitors.cutAll();
});

test('nobody has measured for longer than the call lasted, or more often than pages do', async () => {
  const host = await visitors.enter(anna);
  house.clock.pass(10);
  for (let count = 0; count < 6; count += 1) host.client.send({ type: 'quality', sample });
  expect((await host.client.next('fault')).problem.code).toBe('too_many_requests');
  host.client.send({ type: 'leave', ref: 'bye' });
  await host.client.next('left');
  const kept = (await legOf(acme, host.leg))?.quality;
  expect((kept?.good ?? 0) + (kept?.fair ?? 0) + (kept?.bad ?? 0)).toBeCloseTo(10, 0);
});

test('what is no sample, or comes from nobody in a meeting, is refused', async () => {
  const host = await visitors.enter(anna);
  for (const wrong of [{ ...sample, good: -1 }, { ...sample, lossIn: 101 }, { ...sample, more: 1 }, 'x']) {
    host.client.sendRaw(JSON.stringify({ type: 'quality', sample: wrong }));
    expect((await host.client.next('fault')).problem.code).toBe('malformed_message');
  }
  expect((await legOf(acme, host.leg))?.quality).toBeNull();
  const outside = await visitors.connect(null);
  outside.send({ type: 'quality', sample });
  expect((await outside.next('fault')).problem.code).toBe('not_in_meeting');
  await visitors.cutAll();
});

test('what is beyond twelve hours goes into the last minute, and another company’s leg can’t be told of', async () => {
  const host = await visitors.enter(anna);
  house.clock.pass(13 * 3600);
  await recordQuality(house.database.forCompany(acme), acme, { leg: host.leg, home: null }, sample, house.clock.now());
  await recordQuality(house.database.forCompany(acme), acme, { leg: host.leg, home: null }, sample, house.clock.now());
  expect((await minutesOf(acme, host.leg)).map(({ minute, sample: { good } }) => [minute, good])).toEqual([[719, 40]]);
  const foreign = house.database.forCompany(north);
  await recordQuality(foreign, north, { leg: host.leg, home: null }, sample, house.clock.now());
  await recordQuality(foreign, north, { leg: newId<LegId>(), home: null }, sample, house.clock.now());
  expect((await legOf(acme, host.leg))?.quality?.good).toBe(40);
});

test('access is renewed for who is in, and for nobody who waits', async () => {
  const host = await visitors.enter(anna);
  host.client.send({ type: 'renew', ref: 'more' });
  expect(await host.client.next('access')).toMatchObject({ ref: 'more', access: { engine: expect.any(String) } });
  const outside = await visitors.connect(null);
  outside.send({ type: 'renew', ref: 'none' });
  expect((await outside.next('refused')).problem.code).toBe('not_in_meeting');
});
