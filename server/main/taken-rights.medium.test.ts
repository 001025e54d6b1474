import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TeamRoomView } from '../../contract/team-room-views.ts';
import { type Client, codeOf } from '../testing/client.ts';
import { FixedClock } from '../testing/fixed-clock.ts';
import { LiveClient } from '../testing/live-client.ts';
import type { TestCompany, TestPerson } from '../testing/test-company.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const clock = new FixedClock();
const sockets: LiveClient[] = [];
let service: TestService;
let acme: TestCompany;
let admin: Client;

beforeAll(async () => {
  service = await startTestService({ clock });
  acme = await service.company('acme');
  admin = acme.administrator.client;
});
afterEach(() => Promise.all(sockets.splice(0).map((socket) => socket.cut())));
afterAll(() => service.stop());

const media = { microphone: false, camera: false };

async function connect(who?: TestPerson): Promise<LiveClient> {
  const headers = who ? { cookie: who.client.cookie(), origin: service.url } : {};
  const socket = await LiveClient.connect(service.url, headers);
  sockets.push(socket);
  return socket;
}

async function join(address: string, who?: TestPerson) {
  const socket = await connect(who);
  socket.send({ type: 'join', ref: 'in', address, name: 'Gil Guest', media });
  const { leg, token } = await socket.next('joined');
  return { socket, leg, token };
}

const path = ({ id }: TestPerson) => `/members/${id}`;
async function change(person: TestPerson, method: 'PATCH' | 'DELETE', body?: object) {
  const { version } = (await admin.get<{ version: number }>(path(person))).body;
  const { status } = await admin.send(method, path(person), body, { 'if-match': `"${version}"` });
  expect(status).toBeLessThan(300);
}

async function teamRoom(name: string, more: object = {}): Promise<TeamRoomView> {
  return (await admin.send<TeamRoomView>('POST', '/team-rooms', { name, ...more })).body;
}

/** What a control is answered: `done`, or the code of the refusal. */
async function lock(socket: LiveClient, ref: string): Promise<string> {
  socket.send({ type: 'lock', ref, locked: true });
  const told = await Promise.race([
    socket.next('done', (message) => message.ref === ref).then(() => 'done'),
    socket.next('refused', (message) => message.ref === ref).then(({ problem }) => problem.code),
  ]);
  return told;
}

test('a demoted administrator loses control of running meetings at once, and comes back to them as a guest', async () => {
  const [ada, max] = [await acme.person('ada.adams', 'administrator'), await acme.person('max.moss')];
  const owner = await join(max.roomAddress, max);
  const { socket, leg, token } = await join(max.roomAddress, ada);
  const seesControl = (control: boolean) =>
    owner.socket.next('meeting', ({ meeting }) =>
      meeting.parties.some((party) => party.leg === leg && party.control === control),
    );
  await seesControl(true);
  await change(ada, 'PATCH', { accessRight: 'member' });
  // Without waiting for the page, whose socket is closed so that it opens one with its new rights.
  await seesControl(false);
  await socket.closed;
  const again = await connect(ada);
  again.send({ type: 'resume', ref: 'back', leg, token, media });
  const { meeting, resumed } = await again.next('joined');
  expect(resumed).toBe(true);
  expect(meeting.parties.find((party) => party.leg === leg)).toMatchObject({
    role: 'guest',
    control: false,
    owner: false,
  });
  expect(await lock(again, 'lost')).toBe('not_allowed');
  expect(codeOf(await ada.client.get('/company/settings'))).toBe('not_allowed');
  // And a member who becomes one has it.
  await change(ada, 'PATCH', { accessRight: 'administrator' });
  await seesControl(true);
});

test('a suspended member is disconnected with each of its devices', async () => {
  const [sam, max] = [await acme.person('sam.summers'), await acme.person('max.mill')];
  const owner = await join(max.roomAddress, max);
  const first = await join(max.roomAddress, sam);
  const second = await join(max.roomAddress, sam);
  await owner.socket.next('meeting', ({ meeting }) => meeting.parties.length === 3);
  await change(sam, 'PATCH', { status: 'suspended' });
  for (const { socket } of [first, second]) expect((await socket.next('session-ended')).why).toBe('suspended');
  await owner.socket.next('meeting', ({ meeting }) => meeting.parties.length === 1);
});

test('a removed member is disconnected, and the meeting in its room ends for everybody', async () => {
  const rut = await acme.person('rut.rogers');
  const own = await join(rut.roomAddress, rut);
  const guest = await join(rut.roomAddress);
  const max = await acme.person('max.marsh');
  const owner = await join(max.roomAddress, max);
  const abroad = await join(max.roomAddress, rut);
  await owner.socket.next('meeting', ({ meeting }) => meeting.parties.length === 2);
  await change(rut, 'DELETE');
  for (const { socket } of [own, abroad]) expect((await socket.next('session-ended')).why).toBe('removed');
  expect((await guest.socket.next('ended')).reason).toBe('room-removed');
  await owner.socket.next('meeting', ({ meeting }) => meeting.parties.length === 1);
});

test('an owner of a team room who is removed leaves it, and nobody else does', async () => {
  const olga = await acme.person('olga.olsen');
  const room = await teamRoom('Hall', { owners: { rule: 'members', members: [olga.id] } });
  const own = await join(room.videoAddress, olga);
  const guest = await join(room.videoAddress);
  await own.socket.next('meeting', ({ meeting }) => meeting.parties.length === 2);
  await change(olga, 'DELETE');
  await own.socket.next('session-ended');
  const { meeting } = await guest.socket.next('meeting', (told) => told.meeting.parties.length === 1);
  expect(meeting.parties).toMatchObject([{ leg: guest.leg, role: 'guest' }]);
});

test('sessions that an administrator ends take their parties out', async () => {
  const [ida, max] = [await acme.person('ida.iversen'), await acme.person('max.meadow')];
  const owner = await join(max.roomAddress, max);
  const { socket } = await join(max.roomAddress, ida);
  await owner.socket.next('meeting', ({ meeting }) => meeting.parties.length === 2);
  expect((await admin.send('DELETE', `${path(ida)}/sessions`)).status).toBeLessThan(300);
  await socket.next('session-ended');
  await owner.socket.next('meeting', ({ meeting }) => meeting.parties.length === 1);
});

test('a new PIN lets nobody in by the old one, and throws nobody out', async () => {
  const room = await teamRoom('Vault', { hostPin: '482910' });
  const owner = await join(room.videoAddress, acme.administrator);
  const inside = await join(room.videoAddress);
  await owner.socket.next('meeting', ({ meeting }) => meeting.parties.length === 2);
  const { version } = (await admin.get<TeamRoomView>(`/team-rooms/${room.id}`)).body;
  const changed = await admin.send(
    'PATCH',
    `/team-rooms/${room.id}`,
    { hostPin: '593017' },
    { 'if-match': `"${version}"` },
  );
  expect(changed.status).toBe(200);
  const late = await connect();
  late.send({ type: 'join', ref: 'old', address: room.videoAddress, name: 'Late', pin: '482910', media });
  expect((await late.next('refused')).problem.code).toBe('pin_wrong');
  inside.socket.send({ type: 'leave', ref: 'bye' });
  await inside.socket.next('left');
});
