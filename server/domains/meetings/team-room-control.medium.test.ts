import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { GuardedRoom } from '../../../contract/rooms.ts';
import type { OwnersWish, TeamRoomView } from '../../../contract/team-room-views.ts';
import { codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { LiveClient } from '../../testing/live-client.ts';
import type { TestCompany, TestPerson } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

const clock = new FixedClock();
const clients: LiveClient[] = [];
let service: TestService;
let acme: TestCompany;
let globex: TestCompany;

beforeAll(async () => {
  service = await startTestService({ clock, env: { TRUST_PROXY: 'loopback' }, mail: true });
  acme = await service.company('acme');
  globex = await service.company('globex');
});
afterEach(() => Promise.all(clients.splice(0).map((client) => client.cut())));
afterAll(() => service.stop());

const admin = () => acme.administrator.client;

async function room(name: string, more: object = {}): Promise<TeamRoomView> {
  const { status, body } = await admin().send<TeamRoomView>('POST', '/team-rooms', { name, ...more });
  expect(status).toBe(201);
  return body;
}
const seen = async ({ id }: TeamRoomView) => (await admin().get<TeamRoomView>(`/team-rooms/${id}`)).body;

async function setOwners(of: TeamRoomView, owners: OwnersWish) {
  const version = { 'if-match': String((await seen(of)).version) };
  expect((await admin().send('PUT', `/team-rooms/${of.id}/owners`, owners, version)).status).toBe(200);
}

let networks = 0;
async function ask(of: TeamRoomView, who: TestPerson | null, pin?: string): Promise<LiveClient> {
  const headers = who
    ? { cookie: who.client.cookie(), origin: service.url }
    : { 'x-forwarded-for': `198.51.100.${++networks}` };
  const client = await LiveClient.connect(service.url, headers);
  clients.push(client);
  const media = { microphone: false, camera: false };
  const given = { ...(who ? {} : { name: 'Gustav Guest' }), ...(pin === undefined ? {} : { pin }) };
  client.send({ type: 'join', ref: 'in', address: of.videoAddress, media, ...given });
  return client;
}

/** How somebody enters: role, and whether with control. */
async function entry(of: TeamRoomView, who: TestPerson | null, pin?: string) {
  const client = await ask(of, who, pin);
  const { leg, meeting } = await client.next('joined');
  const own = meeting.parties.find((party) => party.leg === leg);
  client.send({ type: 'leave', ref: 'out' });
  await client.next('left');
  return `${own?.role}${own?.control ? ' with control' : ''}`;
}

test('each owner rule says who enters as host with control; others by the PINs', async () => {
  const [eva, ole] = [await acme.person('eva.eng'), await acme.person('ole.olsen')];
  const hall = await room('Great hall');
  const all = async () => [
    await entry(hall, eva),
    await entry(hall, ole),
    await entry(hall, acme.administrator),
    await entry(hall, globex.administrator),
    await entry(hall, null),
  ];
  expect(await all()).toEqual(['guest', 'guest', 'host with control', 'guest', 'guest']);
  await setOwners(hall, { rule: 'members', members: [eva.id] });
  expect(await all()).toEqual(['host with control', 'guest', 'host with control', 'guest', 'guest']);
  await setOwners(hall, { rule: 'everyone' });
  expect(await all()).toEqual(['host with control', 'host with control', 'host with control', 'guest', 'guest']);

  await setOwners(hall, { rule: 'members', members: [eva.id] });
  const version = { 'if-match': String((await seen(hall)).version) };
  await admin().send('PATCH', `/team-rooms/${hall.id}`, { hostPin: '482910', guestPin: '7391' }, version);
  expect(await entry(hall, eva)).toBe('host with control');
  expect(await entry(hall, ole, '482910')).toBe('host');
  expect((await (await ask(hall, ole)).next('refused')).problem.code).toBe('pin_wrong');
  const waiting = await ask(hall, ole, '7391');
  expect(await waiting.next('waiting')).toMatchObject({ for: 'host' });
  const host = await ask(hall, eva);
  await host.next('joined');
  const { leg, meeting } = await waiting.next('joined');
  expect(meeting.parties.find((party) => party.leg === leg)).toMatchObject({ role: 'guest', control: false });
});

test('owners who are set while people are inside have control, or lose it, within a second', async () => {
  const [ida, bo] = [await acme.person('ida.iversen'), await acme.person('bo.berg.ek')];
  const studio = await room('Studio', { hostPin: '482910', owners: { rule: 'members', members: [ida.id] } });
  const owner = await ask(studio, ida);
  const { leg } = await owner.next('joined');
  const other = await ask(studio, bo);
  const joined = await other.next('joined');
  const began = performance.now();
  await setOwners(studio, { rule: 'members', members: [bo.id] });
  const rights = (name: string) => (parties: readonly { name: string; role: string; control: boolean }[]) =>
    parties.find((party) => party.name === name);
  const told = await owner.next('meeting', ({ meeting }) => rights('Ida Iversen')(meeting.parties)?.control === false);
  expect(performance.now() - began).toBeLessThan(1000);
  expect(told.meeting.parties).toMatchObject([
    { leg, role: 'guest', control: false, owner: false },
    { leg: joined.leg, role: 'host', control: true, owner: true },
  ]);
  // What the lost right was for is refused.
  const stranger = await ask(studio, null);
  await stranger.next('joined');
  const version = { 'if-match': String((await seen(studio)).version) };
  await admin().send('PATCH', `/team-rooms/${studio.id}`, { lobby: true }, version);
  const late = await ask(studio, null);
  const { leg: lateLeg } = await late.next('waiting');
  owner.send({ type: 'admit', ref: 'try', leg: lateLeg });
  expect((await owner.next('refused')).problem.code).toBe('not_allowed');
  other.send({ type: 'admit', ref: 'do', leg: lateLeg });
  await late.next('joined');
});

test('whoever waits and is made an owner comes in', async () => {
  const pia = await acme.person('pia.poulsen');
  const vault = await room('Vault', { hostPin: '482910' });
  const waiting = await ask(vault, pia);
  expect(await waiting.next('waiting')).toMatchObject({ for: 'host' });
  const guest = await ask(vault, null);
  await guest.next('waiting');
  await setOwners(vault, { rule: 'everyone' });
  const { meeting } = await waiting.next('joined');
  expect(meeting.parties).toMatchObject([
    { name: 'Pia Poulsen', role: 'host', control: true },
    { name: 'Gustav Guest', role: 'guest', control: false },
  ]);
  // Who waited for a host has one now.
  await guest.next('joined');
  expect(await seen(vault)).toMatchObject({ inside: 2, lastUsedBy: 'Gustav Guest' });
});

test('a removed room’s meeting ends, and its use is known', async () => {
  const attic = await room('Attic');
  expect(await seen(attic)).toMatchObject({ inside: 0, lastUsedAt: null, lastUsedBy: null });
  const client = await ask(attic, acme.member);
  await client.next('joined');
  const came = clock.now().toISOString();
  expect(await seen(attic)).toMatchObject({ inside: 1, lastUsedAt: came, lastUsedBy: 'Max Member' });
  clock.pass(30);
  const left = clock.now().toISOString();
  await admin().send('DELETE', `/team-rooms/${attic.id}`, undefined, { 'if-match': '1' });
  expect((await client.next('ended')).reason).toBe('room-removed');
  expect(await seen(attic)).toMatchObject({ inside: 0, lastUsedAt: left, lastUsedBy: 'Max Member' });
});

test('whoever has control is told of a guarded room, and ends its guard by a look', async () => {
  const ole = await acme.person('olav.olsen');
  const dock = await room('Dock', { hostPin: '4711', owners: { rule: 'members', members: [ole.id] } });
  const guarded = async ({ client }: TestPerson) =>
    (await client.get<{ items: GuardedRoom[] }>('/me/guarded-rooms')).body.items;
  const guessWrong = async (times: number) => {
    for (let guess = 0; guess < times; guess += 1) {
      const client = await ask(dock, null, '0000');
      expect((await client.next('refused')).problem.code).toBe('pin_wrong');
      await client.close();
    }
  };
  await guessWrong(19);
  expect(await guarded(ole)).toEqual([]);
  await guessWrong(1);
  const told = { id: dock.id, kind: 'team', name: 'Dock', tries: 20, endsByItself: true };
  expect(await guarded(ole)).toMatchObject([told]);
  expect(await guarded(acme.administrator)).toMatchObject([told]);
  expect(await guarded(acme.member)).toEqual([]);
  expect(await guarded(globex.administrator)).toEqual([]);
  expect(await seen(dock)).toMatchObject({ guarded: true });
  const acts = await service.platform.database.owner
    .selectFrom('activity')
    .select(['act', 'actorKind'])
    .where('objectId', '=', dock.id)
    .where('act', '=', 'team-room.guarded')
    .execute();
  expect(acts).toEqual([{ act: 'team-room.guarded', actorKind: 'service' }]);

  await service.platform.jobs.drain();
  const mailed = (to: string) =>
    service.mailbox?.messages.filter((message) => message.includes(`To: ${to}\r\n`)).length;
  await expect.poll(() => mailed(ole.email), { timeout: 20_000 }).toBe(1);
  expect([mailed(acme.administrator.email), mailed(acme.member.email)]).toEqual([1, 0]);
  expect(mailed(globex.administrator.email)).toBe(0);

  const look = ({ client }: { client: TestPerson['client'] }) => client.send('DELETE', `/me/guarded-rooms/${dock.id}`);
  expect(codeOf(await look({ client: service.visitor() }))).toBe('not_signed_in');
  expect(codeOf(await look(acme.member))).toBe('not_found');
  expect(codeOf(await look(globex.administrator))).toBe('not_found');
  expect((await look(ole)).status).toBe(204);
  expect(await guarded(ole)).toEqual([]);
  expect(await entry(dock, null, '4711')).toBe('host');
  expect((await look(ole)).status).toBe(204);
});

test('after 100 wrong PINs in a day a room stays on guard until somebody has looked', async () => {
  const quay = await room('Quay', { hostPin: '4711' });
  for (let block = 0; block < 10; block += 1) {
    for (let guess = 0; guess < 10; guess += 1) {
      const client = await ask(quay, null, '0000');
      await client.next('refused');
      await client.close();
    }
    clock.pass(11 * 60);
  }
  clock.passDays(3);
  const waiting = await ask(quay, null, '4711');
  expect(await waiting.next('waiting')).toMatchObject({ for: 'lobby' });
  await waiting.close();
  expect((await admin().get<{ items: GuardedRoom[] }>('/me/guarded-rooms')).body.items).toMatchObject([
    { name: 'Quay', endsByItself: false },
  ]);
  expect((await admin().send('DELETE', `/me/guarded-rooms/${quay.id}`)).status).toBe(204);
  expect(await entry(quay, null, '4711')).toBe('host');
});
