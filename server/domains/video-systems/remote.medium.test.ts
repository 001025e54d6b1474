import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ServerMessage } from '../../../contract/live.ts';
import type { ScannedSystem, ScreenJoin } from '../../../contract/video-system-devices.ts';
import { newId } from '../../platform/random.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import { LiveClient } from '../../testing/live-client.ts';
import { connectScreen, idleReport as idle, openScreen, systemIs } from '../../testing/screens.ts';
import type { TestCompany, TestPerson } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { actingFor } from '../../testing/video-systems.ts';
import { createScreens } from './screens.ts';

let service: TestService;
let red: TestCompany;
let blue: TestCompany;
let time = Date.now();

beforeAll(async () => {
  service = await startTestService({ clock: { now: () => new Date(time) } });
  red = await service.company('red');
  blue = await service.company('blue');
});
afterAll(() => service.stop());

const media = { microphone: true, camera: true };
const screenThere = () => openScreen(service, red);
const stateOf = (id: Parameters<typeof systemIs>[1], state: Parameters<typeof systemIs>[2]) => systemIs(red, id, state);
const memberSocket = ({ client }: TestPerson) =>
  LiveClient.connect(service.url, { origin: service.url, cookie: client.cookie() });

const ask = (phone: Client, code: string, body: ScreenJoin) => phone.send('POST', `/system-codes/${code}/joins`, body);
const look = async (phone: Client, code: string) => (await phone.get<ScannedSystem>(`/system-codes/${code}/now`)).body;
const control = (phone: Client, code: string, act: object) => phone.send('POST', `/system-codes/${code}/controls`, act);
const roomOf = async ({ client }: TestPerson) => (await client.get<{ id: string }>('/me/room')).body.id as never;

/** The screen does as it is asked, as its page does. */
async function come(live: LiveClient) {
  const { ask: id, address } = await live.next('join-now');
  live.send({ type: 'join', ref: 'come', address, ask: id, media });
  return id;
}

test('a member brings a screen into the own room at once, whatever its PIN, lobby and lock, and controls it by phone', async () => {
  const { id, name, live, code } = await screenThere();
  const owner = await red.person('olga.owner');
  const { version } = (await owner.client.get<{ version: number }>('/me/room')).body;
  const strict = { hostPin: '482915', guestPin: '739164', lobby: true };
  expect((await owner.client.send('PATCH', '/me/room', strict, { 'if-match': `${version}` })).status).toBe(200);
  const phone = owner.client;
  expect(await look(phone, code)).toMatchObject({ name, state: 'idle', meetings: [], remote: null });
  const asked = await ask(phone, code, { to: 'room', room: await roomOf(owner) });
  expect(asked).toMatchObject({ status: 201, body: { roomName: expect.stringContaining('Olga Owner') } });
  expect(asked.headers.getSetCookie().join()).toMatch(/rotunda-remote=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
  expect(await look(phone, code)).toMatchObject({ remote: { at: 'joining', taken: false } });
  await come(live);
  const { meeting, leg } = await live.next('joined');
  expect(meeting.parties).toMatchObject([{ leg, name, kind: 'video-system', role: 'host', control: false }]);
  await stateOf(id, 'in-call');
  live.send({ type: 'screen', report: { ...idle, at: 'in', name: meeting.roomName } });
  await expect.poll(async () => (await look(phone, code)).remote).toMatchObject({ at: 'in', volume: 80, taken: true });

  for (const act of [
    { do: 'microphone', on: false },
    { do: 'camera', on: false },
    { do: 'volume', percent: 35 },
    { do: 'leave' },
  ]) {
    expect((await control(phone, code, act)).status).toBe(204);
    expect((await live.next('remote')).act).toEqual(act);
  }
  expect(codeOf(await control(phone, code, { do: 'volume', percent: 101 }))).toBe('wrong_input');
  live.send({ type: 'leave', ref: 'out' });
  await live.next('left');
  live.send({ type: 'screen', report: idle });
  await stateOf(id, 'idle');
  await expect.poll(async () => (await look(phone, code)).remote).toBeNull();
  expect(codeOf(await control(phone, code, { do: 'leave' }))).toBe('remote_over');
  expect(await actingFor(service, red).acts(id)).toContain('video-system.brought-in');
  await live.close();
});

test('while a screen is in a call nobody else brings it elsewhere or controls it; the member does from another phone', async () => {
  const { live, code, id } = await screenThere();
  const room = await roomOf(red.member);
  const [first, second, stranger] = [red.member.client, service.visitor(), red.administrator.client];
  await ask(first, code, { to: 'room', room });
  // On its way: the second of two phones is told.
  expect(codeOf(await ask(stranger, code, { to: 'address', address: red.member.roomAddress }))).toBe('system_busy');
  await come(live);
  await live.next('joined');
  live.send({ type: 'screen', report: { ...idle, at: 'in' } });
  await stateOf(id, 'in-call');
  for (const phone of [second, stranger]) {
    expect(await look(phone, code)).toMatchObject({ state: 'in-call', remote: null });
    expect(codeOf(await ask(phone, code, { to: 'address', address: red.member.roomAddress }))).toBe('system_busy');
    expect(codeOf(await control(phone, code, { do: 'leave' }))).toBe('remote_over');
  }
  for (const cookie of [...second.cookies.keys()]) second.cookies.delete(cookie);
  const session = [...first.cookies].find(([name]) => name !== 'rotunda-remote' && name.includes('session'));
  if (session) second.cookies.set(...session);
  expect(await look(second, code)).toMatchObject({ remote: { at: 'in' } });
  expect((await control(second, code, { do: 'leave' })).status).toBe(204);
  await live.next('remote');
  await live.close();
});

test('a visitor brings a screen by a link, as the room’s rules say, and PINs are asked of the phone', async () => {
  const { live, code } = await screenThere();
  const owner = await red.person('petra.pins');
  const { version } = (await owner.client.get<{ version: number }>('/me/room')).body;
  const pins = { hostPin: '482915', guestPin: '739164' };
  await owner.client.send('PATCH', '/me/room', pins, { 'if-match': `${version}` });
  const phone = service.visitor();
  const address = `${service.url}/meet/${encodeURIComponent(owner.roomAddress)}?from=mail`;
  expect(codeOf(await ask(phone, code, { to: 'address', address: 'nobody@nowhere.example' }))).toBe('room_not_found');
  expect(codeOf(await ask(phone, code, { to: 'address', address }))).toBe('pin_wrong');
  expect(codeOf(await ask(phone, code, { to: 'address', address, pin: '111111' }))).toBe('pin_wrong');
  expect((await ask(phone, code, { to: 'address', address, pin: '739164' })).status).toBe(201);
  await come(live);
  expect(await live.next('waiting')).toMatchObject({ for: 'host' });
  live.send({ type: 'screen', report: { ...idle, at: 'waiting', waitsFor: 'host', name: 'Petra' } });
  await expect.poll(async () => (await look(phone, code)).remote).toMatchObject({ at: 'waiting', waitsFor: 'host' });
  // Nobody's own room and no meeting is chosen without a session.
  expect(codeOf(await ask(phone, code, { to: 'room', room: await roomOf(owner) }))).toBe('not_signed_in');
  expect(codeOf(await ask(phone, code, { to: 'meeting', room: await roomOf(owner) }))).toBe('not_signed_in');
  await live.close();
});

test('a member brings a screen into the meeting that they are in: past the PIN, and as far as the lobby where it is not theirs', async () => {
  const { live, code, name } = await screenThere();
  const owner = await red.person('lena.lobby');
  const { version } = (await owner.client.get<{ version: number }>('/me/room')).body;
  await owner.client.send('PATCH', '/me/room', { lobby: true }, { 'if-match': `${version}` });
  const room = await roomOf(owner);
  const visitor = blue.member;
  expect(codeOf(await ask(visitor.client, code, { to: 'meeting', room }))).toBe('not_in_meeting');
  expect(codeOf(await ask(visitor.client, code, { to: 'room', room }))).toBe('not_found');
  const [host, guest] = [await memberSocket(owner), await memberSocket(visitor)];
  host.send({ type: 'join', ref: '1', address: owner.roomAddress, media });
  await host.next('joined');
  guest.send({ type: 'join', ref: '1', address: owner.roomAddress, media });
  const { leg } = await guest.next('waiting');
  host.send({ type: 'admit', ref: '2', leg });
  await guest.next('joined');
  expect((await look(visitor.client, code)).meetings).toEqual([
    { room, name: expect.any(String), videoAddress: owner.roomAddress },
  ]);
  expect((await ask(visitor.client, code, { to: 'meeting', room })).status).toBe(201);
  await come(live);
  await live.next('waiting');
  live.send({ type: 'leave', ref: '3' });
  await live.next('left');
  // Who has control brings it in at once.
  time += 6000;
  expect((await ask(owner.client, code, { to: 'meeting', room })).status).toBe(201);
  await come(live);
  const { meeting } = await live.next('joined');
  expect(meeting.parties.find((party) => party.name === name)).toMatchObject({ role: 'guest', kind: 'video-system' });
  await Promise.all([live, host, guest].map((socket) => socket.close()));
});

test('an ask is worth nothing to another screen, for another room, and after a minute', async () => {
  const owner = await red.person('stig.stale');
  const { version } = (await owner.client.get<{ version: number }>('/me/room')).body;
  await owner.client.send('PATCH', '/me/room', { lobby: true }, { 'if-match': `${version}` });
  const [one, other] = [await screenThere(), await screenThere()];
  await ask(owner.client, one.code, { to: 'room', room: await roomOf(owner) });
  const { ask: id, address } = await one.live.next('join-now');
  other.live.send({ type: 'join', ref: '1', address, ask: id, media });
  await other.live.next('waiting');
  time += 61_000;
  one.live.send({ type: 'join', ref: '2', address, ask: id, media });
  await one.live.next('waiting');
  await Promise.all([one.live.close(), other.live.close()]);
});

test('offline, unknown, revoked, out of service, and asked too often: each is said', async () => {
  const { id, live, code } = await screenThere();
  const phone = service.visitor();
  const body = { to: 'address', address: red.member.roomAddress } as const;
  expect(codeOf(await ask(phone, 'unknown', body))).toBe('qr_code_unknown');
  for (let count = 0; count < 10; count += 1) {
    expect((await ask(phone, code, body)).status).toBe(201);
    time += 5000;
  }
  const refused = await ask(phone, code, body);
  expect([refused.status, codeOf(refused)]).toEqual([429, 'too_many_requests']);
  time += 60_000;
  await live.close();
  await stateOf(id, 'offline');
  expect(codeOf(await ask(phone, code, body))).toBe('system_offline');
  const setStatus = (status: 'active' | 'suspended') =>
    service.platform.database.operator.updateTable('company').set({ status }).where('id', '=', red.id).execute();
  await setStatus('suspended');
  expect(codeOf(await phone.get(`/system-codes/${code}/now`))).toBe('company_suspended');
  await setStatus('active');
  await red.administrator.client.send('POST', `/video-systems/${id}/qr-code`);
  for (const answer of [
    await ask(phone, code, body),
    await control(phone, code, { do: 'leave' }),
    await phone.get(`/system-codes/${code}/now`),
  ]) {
    expect(codeOf(answer)).toBe('qr_code_revoked');
  }
});

test('a screen that comes back in time hears of what it was asked meanwhile', async () => {
  const { live, code, screen } = await screenThere();
  await ask(red.member.client, code, { to: 'room', room: await roomOf(red.member) });
  await live.next('join-now');
  await live.cut();
  const again = await connectScreen(service, screen);
  await again.next('join-now');
  await again.close();
});

test('a screen that loses its system in a call is out of it at once', async () => {
  const { id, live, code } = await screenThere();
  const person = await red.person('uma.unpaired');
  const owner = await memberSocket(person);
  owner.send({ type: 'join', ref: '1', address: person.roomAddress, media });
  await owner.next('joined');
  await ask(person.client, code, { to: 'room', room: await roomOf(person) });
  await come(live);
  await live.next('joined');
  await owner.next('meeting', ({ meeting }) => meeting.parties.length === 2);
  await red.administrator.client.send('DELETE', `/video-systems/${id}/pairing`);
  await owner.next('meeting', ({ meeting }) => meeting.parties.length === 1);
  expect(await live.closed).toBe(4001);
  const legs = await service.platform.database
    .forCompany(red.id)
    .selectFrom('leg')
    .select('endReason')
    .where('partyId', '=', id)
    .execute();
  expect(legs).toEqual([{ endReason: 'removed' }]);
  await owner.close();
});

test('a phone that reached one node brings in and controls the screen that another one holds', async () => {
  const { id, live, code } = await screenThere();
  await live.close();
  await stateOf(id, 'offline');
  const other = createScreens(service.platform, { node: newId(), isAlone: false });
  await other.start();
  const heard: ServerMessage[] = [];
  const caller = { kind: 'video-system', system: id, company: red.id } as const;
  const send = (message: ServerMessage) => void heard.push(message);
  const socket = { caller, id: '', origin: '', userAgent: '', send, close() {}, onClose() {} };
  await other.handler.opened(socket);
  await ask(red.member.client, code, { to: 'room', room: await roomOf(red.member) });
  await expect.poll(() => heard).toMatchObject([{ type: 'join-now', address: red.member.roomAddress }]);
  await control(red.member.client, code, { do: 'microphone', on: false });
  await expect.poll(() => heard).toMatchObject([{}, { type: 'remote', act: { do: 'microphone', on: false } }]);
  await other.handler.closed(socket);
  other.stop();
});
