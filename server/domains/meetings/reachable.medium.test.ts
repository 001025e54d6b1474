import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MyCall } from '../../../contract/calls.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { LiveClient } from '../../testing/live-client.ts';
import { addOperator } from '../../testing/operators.ts';
import { media } from '../../testing/room-visitors.ts';
import { openScreen } from '../../testing/screens.ts';
import type { TestCompany, TestPerson } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { actingFor } from '../../testing/video-systems.ts';

const clock = new FixedClock();
let service: TestService;
let red: TestCompany;
let blue: TestCompany;
let caller: TestPerson;

beforeAll(async () => {
  service = await startTestService({ clock });
  red = await service.company('red');
  blue = await service.company('blue');
  caller = red.administrator;
});
afterAll(() => service.stop());

const connect = ({ client }: TestPerson) =>
  LiveClient.connect(service.url, { origin: service.url, cookie: client.cookie() });

/** Calls somebody, and hears at once that the other side is busy. */
async function callBusy(from: TestPerson, to: TestPerson): Promise<void> {
  const window = await connect(from);
  window.send({ type: 'call', ref: 'call', address: to.videoAddress, media });
  expect((await window.next('ended')).reason).toBe('busy');
  await window.close();
}

const presenceOf = async ({ client }: TestPerson) => (await client.get('/me/presence')).body;
const unseenOf = async ({ client }: TestPerson) => (await client.get('/me/missed-calls')).body;
const missedBy = async ({ client }: TestPerson) =>
  (await client.get<{ items: MyCall[]; total: number }>('/me/calls?only=missed')).body;

/** What the routes that are somebody's own refuse a caller with. */
async function refusals(client: Client) {
  const answers = [
    await client.get('/me/presence'),
    await client.send('PUT', '/me/presence', { doNotDisturb: true }),
    await client.get('/me/missed-calls'),
    await client.send('PUT', '/me/missed-calls', { seenUntil: clock.now().toISOString() }),
    await client.get('/me/calls?only=missed'),
  ];
  return new Set(answers.map(codeOf));
}

test('a member says not to be called until then, until it is turned off, and not for a time that has passed', async () => {
  const person = await red.person('dora.quiet');
  const say = async (wish: object) => (await person.client.send('PUT', '/me/presence', wish)).body;
  const free = { doNotDisturb: false, until: null };
  expect(await presenceOf(person)).toEqual(free);
  expect(await say({ doNotDisturb: true })).toEqual({ doNotDisturb: true, until: null });
  expect(await presenceOf(person)).toEqual({ doNotDisturb: true, until: null });
  expect(await presenceOf(red.member)).toEqual(free);
  const until = new Date(clock.now().getTime() + 60_000).toISOString();
  expect(await say({ doNotDisturb: true, until })).toEqual({ doNotDisturb: true, until });
  clock.pass(60);
  expect(await presenceOf(person)).toEqual(free);
  expect(await say({ doNotDisturb: true, until })).toEqual(free);
  await say({ doNotDisturb: true });
  expect(await say({ doNotDisturb: false })).toEqual(free);
  for (const wrong of [{}, { doNotDisturb: 'yes' }, { doNotDisturb: true, until: 'soon' }]) {
    expect(codeOf(await person.client.send('PUT', '/me/presence', wrong))).toBe('wrong_input');
  }
});

test('missed calls are counted until they were looked at, and are nobody else’s', async () => {
  const [person, stranger] = [await red.person('mia.missed'), await blue.person('bob.blue')];
  for (const { client } of [person, stranger]) await client.send('PUT', '/me/presence', { doNotDisturb: true });
  await callBusy(caller, person);
  const first = clock.now().toISOString();
  clock.pass(10);
  await callBusy(blue.administrator, person);
  await callBusy(caller, stranger);
  expect(await unseenOf(person)).toEqual({ unseen: 2 });
  const own = { kind: 'direct', direction: 'in', outcome: 'missed', seconds: 0 };
  expect(await missedBy(person)).toMatchObject({
    total: 2,
    items: [
      { ...own, unseen: true, videoAddress: blue.administrator.videoAddress },
      { ...own, unseen: true, with: caller.fullName, videoAddress: caller.videoAddress },
    ],
  });
  const see = (whose: TestPerson, seenUntil: string) => whose.client.send('PUT', '/me/missed-calls', { seenUntil });
  // What others look at changes nothing here, in the company or beyond it.
  for (const other of [red.member, stranger]) expect((await see(other, clock.now().toISOString())).status).toBe(200);
  expect((await see(person, first)).body).toEqual({ unseen: 1 });
  expect((await missedBy(person)).items.map(({ unseen }) => unseen)).toEqual([true, false]);
  expect((await see(person, clock.now().toISOString())).body).toEqual({ unseen: 0 });
  expect(await unseenOf(person)).toEqual({ unseen: 0 });
  expect((await missedBy(stranger)).items).toMatchObject([{ with: caller.fullName, unseen: false }]);
  // Who called in vain has missed nothing.
  for (const other of [caller, red.member, blue.administrator]) {
    expect(await missedBy(other)).toMatchObject({ items: [], total: 0 });
  }
  for (const path of ['/me/calls?only=answered', '/me/calls?only=']) {
    expect(codeOf(await person.client.get(path))).toBe('wrong_input');
  }
  expect(codeOf(await person.client.send('PUT', '/me/missed-calls', { seenUntil: 'now' }))).toBe('wrong_input');
});

test('presence and missed calls are for members only', async () => {
  expect(await refusals(service.visitor())).toEqual(new Set(['not_signed_in']));
  expect(await refusals(await addOperator(service, 'omar@provider.example'))).toEqual(new Set(['not_allowed']));
});

test('a twinned system rings with its member’s windows, takes a call, and declines one, for all of them', async () => {
  const person = await red.person('tove.twin');
  const { id, live } = await openScreen(service, red);
  await actingFor(service, red).twin(id, { memberId: person.id, sharesAddress: false });
  const [from, window] = [await connect(caller), await connect(person)];
  from.send({ type: 'call', ref: 'call', address: person.videoAddress, media });
  const [{ ring }, atWindow] = await Promise.all([live.next('ring'), window.next('ring')]);
  expect(ring).toEqual(atWindow.ring);
  expect(ring).toMatchObject({ kind: 'direct', fromName: caller.fullName });
  live.send({ type: 'answer', ref: 'take', ring: ring.id, media });
  const [taken, joined] = await Promise.all([live.next('joined'), from.next('joined')]);
  expect(joined.meeting.call).toBe(taken.meeting.call);
  expect((await window.next('ring-ended')).why).toBe('answered');
  window.send({ type: 'answer', ref: 'late', ring: ring.id, media });
  expect((await window.next('refused')).problem.code).toBe('ring_over');
  from.send({ type: 'leave', ref: 'bye' });
  expect((await live.next('ended')).reason).toBe('ended');
  expect(await unseenOf(person)).toEqual({ unseen: 0 });
  // A screen declines for all as well.
  from.send({ type: 'call', ref: 'again', address: person.videoAddress, media });
  const again = await live.next('ring');
  live.send({ type: 'decline', ref: 'no', ring: again.ring.id });
  expect((await from.next('ended')).reason).toBe('declined');
  expect((await window.next('ring-ended', (end) => end.ring === again.ring.id)).why).toBe('declined');
  await Promise.all([from.close(), window.close(), live.close()]);
});
