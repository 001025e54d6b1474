import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { LiveClient } from '../testing/live-client.ts';
import type { TestCompany, TestPerson } from '../testing/test-company.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let company: TestCompany;
const clients: LiveClient[] = [];

beforeAll(async () => {
  service = await startTestService();
  company = await service.company('acme');
});
afterEach(() => Promise.all(clients.splice(0).map((client) => client.cut())));
afterAll(() => service.stop());

const media = { microphone: false, camera: false };

async function connect(person: TestPerson | null): Promise<LiveClient> {
  const cookie = person?.client.cookie();
  const client = await LiveClient.connect(service.url, cookie ? { cookie, origin: service.url } : {});
  clients.push(client);
  return client;
}

async function enter(client: LiveClient, room: string, name: string) {
  client.send({ type: 'join', ref: 'in', address: room, name, media });
  return client.next('joined');
}

async function setRight(person: TestPerson, accessRight: 'member' | 'administrator') {
  const path = `/members/${person.id}`;
  const { body } = await company.administrator.client.get<{ version: number }>(path);
  const headers = { 'if-match': String(body.version) };
  const answer = await company.administrator.client.send('PATCH', path, { accessRight }, headers);
  expect(answer.status).toBe(200);
  // The node hears of it a moment later; whoever connects before is asked to connect again.
  const accessRightNow = async () =>
    (await person.client.get<{ member: { accessRight: string } }>('/session')).body.member.accessRight;
  await expect.poll(accessRightNow).toBe(accessRight);
}

test('a demoted administrator keeps no socket on which the right still counts', async () => {
  await setRight(company.member, 'administrator');
  const before = await connect(company.member);
  await before.next('hello');
  await setRight(company.member, 'member');
  expect(await before.closed).toBe(1012);

  const after = await connect(company.member);
  const { meeting } = await enter(after, company.administrator.roomAddress, '');
  expect(meeting.parties).toMatchObject([{ role: 'guest', control: false, owner: false }]);
  after.send({ type: 'leave', ref: 'bye' });
  await after.next('left');
});

test('a demoted administrator comes back into a meeting without the control that the right gave', async () => {
  await setRight(company.member, 'administrator');
  const before = await connect(company.member);
  const place = await enter(before, company.administrator.roomAddress, '');
  expect(place.meeting.parties).toMatchObject([{ role: 'host', control: true, owner: true }]);
  await setRight(company.member, 'member');
  expect(await before.closed).toBe(1012);

  const after = await connect(company.member);
  after.send({ type: 'resume', ref: 'back', leg: place.leg, token: place.token, media });
  const { meeting, resumed } = await after.next('joined');
  expect(resumed).toBe(true);
  expect(meeting.parties).toMatchObject([{ leg: place.leg, role: 'guest', control: false, owner: false }]);
  after.send({ type: 'leave', ref: 'bye' });
  await after.next('left');
});

test('a guest cannot have another party cut off with more signals than it takes', async () => {
  const host = await connect(company.administrator);
  const room = company.administrator.roomAddress;
  const { leg } = await enter(host, room, '');
  const guest = await connect(null);
  await enter(guest, room, 'Eve');
  host.pause();
  const signal = { session: 's', description: { type: 'offer' as const, sdp: 'x'.repeat(59_000) } };
  for (let count = 0; count < 400; count++) guest.send({ type: 'signal', to: leg, signal });
  expect(await guest.closed).toBe(1008);
  host.resume();
  await host.next('signal');
  host.send({ type: 'leave', ref: 'bye' });
  await host.next('left');
});
