import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VideoSystemId } from '../../../contract/ids.ts';
import type { Screen } from '../../../contract/video-system-devices.ts';
import type { VideoSystemView } from '../../../contract/video-systems.ts';
import { newId } from '../../platform/random.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import { LiveClient } from '../../testing/live-client.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { actingFor, addSystem } from '../../testing/video-systems.ts';
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

const pass = (seconds: number) => {
  time += seconds * 1000;
};

const look = async (id: string) => (await red.administrator.client.get<VideoSystemView>(`/video-systems/${id}`)).body;

/** A screen that shows a pairing code. */
async function waitingScreen(): Promise<{ screen: Client; code: string }> {
  const screen = service.visitor();
  const { body } = await screen.send<{ code: string }>('POST', '/system-pairings');
  return { screen, code: body.code };
}

const pair = (id: VideoSystemId, code: string) =>
  red.administrator.client.send<VideoSystemView>('POST', `/video-systems/${id}/pairing`, { code });

/** A system with a paired screen. */
async function pairedScreen(name: string, localPart: string) {
  const id = await addSystem(service, red, { name, localPart });
  const { screen, code } = await waitingScreen();
  expect(await pair(id, code)).toMatchObject({ status: 200, body: { paired: true } });
  return { id, screen };
}

const connect = (screen: Client) =>
  LiveClient.connect(service.url, { origin: service.url, cookie: screen.cookie() }, '?as=video-system');
const administratorsSocket = () =>
  LiveClient.connect(service.url, { origin: service.url, cookie: red.administrator.client.cookie() });

/** Waits until lists are told that video systems changed and the state is as expected. */
async function stateBecomes(told: LiveClient, id: string, state: string): Promise<void> {
  do await told.next('changed', ({ kinds }) => kinds.includes('video-system'));
  while ((await look(id)).state !== state);
}

test('a screen shows a code, somebody enters it, and from then on it is that video system and nothing else', async () => {
  const id = await addSystem(service, red, { name: 'Oslo, Munch', localPart: 'oslo-munch' });
  const { screen, code } = await waitingScreen();
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
  expect((await screen.get('/system')).body).toEqual({ state: 'unpaired' });
  expect(codeOf(await pair(id, 'AAAA-AAAA'))).toBe('pairing_code_wrong');
  const foreign = await blue.administrator.client.send('POST', `/video-systems/${id}/pairing`, { code });
  expect(codeOf(foreign)).toBe('not_found');
  const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
  expect((await pair(id, typed)).body).toMatchObject({ paired: true, state: 'offline' });
  const { body } = await screen.get<Screen>('/system');
  expect(body).toMatchObject({ state: 'paired', name: 'Oslo, Munch', companyName: 'Company red' });
  expect(codeOf(await pair(id, code))).toBe('pairing_code_wrong');
  expect(codeOf(await screen.send('POST', '/system-pairings'))).toBe('already_done');
  for (const path of ['/me', '/directory', '/video-systems', `/video-systems/${id}`, '/me/calls', '/usage/summary']) {
    expect([path, codeOf(await screen.get(path))]).toEqual([path, 'not_signed_in']);
  }
  expect((await screen.get('/session')).body).toMatchObject({ state: 'anonymous' });
  const [cookie = ''] = (await screen.get('/system')).headers.getSetCookie();
  expect(cookie).toMatch(/^rotunda-system=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(await actingFor(service, red).acts(id)).toEqual(['video-system.added', 'video-system.paired']);
});

test('a code ends after 15 minutes and is replaced by the next', async () => {
  const id = await addSystem(service, red, { name: 'Slow', localPart: 'slow.system' });
  const { screen, code: first } = await waitingScreen();
  const { body } = await screen.send<{ code: string }>('POST', '/system-pairings');
  expect(codeOf(await pair(id, first))).toBe('pairing_code_wrong');
  pass(15 * 60);
  expect(codeOf(await pair(id, body.code))).toBe('pairing_code_wrong');
});

test('screens that wait are bounded for one origin', async () => {
  const many = Array.from({ length: 101 }, () => service.visitor({ 'x-forwarded-for': '203.0.113.9' }));
  const answers = [];
  for (const each of many) answers.push((await each.send('POST', '/system-pairings')).status);
  expect(answers.filter((status) => status === 201).length).toBeLessThanOrEqual(100);
  expect(answers.at(-1)).toBe(429);
  pass(15 * 60);
  expect((await service.visitor().send('POST', '/system-pairings')).status).toBe(201);
});

test('lists hear within a second that a screen came and went', async () => {
  const { id, screen } = await pairedScreen('Bergen 4th floor', 'bergen4');
  const told = await administratorsSocket();
  const live = await connect(screen);
  await stateBecomes(told, id, 'idle');
  const { body } = await red.member.client.get('/directory?kind=video-system&search=bergen4');
  expect(body).toMatchObject({ items: [{ id, presence: 'available' }] });
  const second = await connect(screen);
  await live.close();
  expect(await look(id)).toMatchObject({ state: 'idle' });
  await second.cut();
  await stateBecomes(told, id, 'offline');
  expect((await look(id)).lastSeenAt).toBe(new Date(time).toISOString());
  await told.close();
});

test('the state is right after a node was killed, and after the database was away when a socket opened', async () => {
  const { id, screen } = await pairedScreen('Survivor', 'survivor');
  const told = await administratorsSocket();
  const live = await connect(screen);
  await stateBecomes(told, id, 'idle');
  const { platform } = service;
  const next = createScreens(platform, { node: newId(), isAlone: true });
  await next.start();
  next.stop();
  expect(await look(id)).toMatchObject({ state: 'offline' });
  await live.close();

  const dead = createScreens(platform, { node: newId(), isAlone: false });
  const session = { caller: { kind: 'video-system', system: id, company: red.id } } as const;
  const socket = { ...session, id: '', origin: '', userAgent: '', send() {}, close() {}, onClose() {} };
  await dead.handler.opened(socket);
  expect(await look(id)).toMatchObject({ state: 'idle' });
  pass(59);
  await dead.sweep();
  expect(await look(id)).toMatchObject({ state: 'idle' });
  await dead.prove();
  pass(59);
  await dead.sweep();
  expect(await look(id)).toMatchObject({ state: 'idle' });
  pass(2);
  await dead.sweep();
  expect(await look(id)).toMatchObject({ state: 'offline' });
  await dead.prove();
  expect(await look(id)).toMatchObject({ state: 'idle' });
  await dead.handler.closed(socket);
  expect(await look(id)).toMatchObject({ state: 'offline' });
  await told.close();
});

test('a screen that is replaced or un-paired is told at once and can do nothing more', async () => {
  const { id, screen: old } = await pairedScreen('Replaced', 'replaced');
  const live = await connect(old);
  const { screen: fresh, code } = await waitingScreen();
  await pair(id, code);
  await live.next('session-ended');
  expect(await live.closed).toBe(4001);
  expect((await old.get('/system')).body).toEqual({ state: 'unpaired' });
  await expect(connect(old)).rejects.toThrow('401');
  const next = await connect(fresh);
  const unpaired = await red.administrator.client.send('DELETE', `/video-systems/${id}/pairing`);
  expect(unpaired.body).toMatchObject({ paired: false, pairedAt: null, state: 'offline' });
  await next.next('session-ended');
  expect((await fresh.get('/system')).body).toEqual({ state: 'unpaired' });
  expect(await actingFor(service, red).acts(id)).toEqual([
    'video-system.added',
    'video-system.paired',
    'video-system.paired',
    'video-system.unpaired',
  ]);
});

test('a screen hears of its new name, and joins a room by it', async () => {
  const { id, screen } = await pairedScreen('Before', 'before.after');
  const live = await connect(screen);
  const { version } = await look(id);
  await red.administrator.client.send('PATCH', `/video-systems/${id}`, { name: 'After' }, { 'if-match': `${version}` });
  await live.next('changed');
  expect((await screen.get('/system')).body).toMatchObject({ name: 'After' });
  const media = { microphone: false, camera: false };
  live.send({ type: 'join', ref: '1', address: red.member.roomAddress, media });
  const { leg, meeting } = await live.next('joined');
  expect(meeting.parties).toMatchObject([{ leg, name: 'After', kind: 'video-system', role: 'guest', control: false }]);
  live.send({ type: 'leave', ref: '2' });
  await live.next('left');
  await live.close();
});

test('a screen of a suspended company says so and comes back by itself', async () => {
  const { screen } = await pairedScreen('Suspended', 'suspended');
  const setStatus = (status: 'active' | 'suspended') =>
    service.platform.database.operator.updateTable('company').set({ status }).where('id', '=', red.id).execute();
  await setStatus('suspended');
  expect((await screen.get('/system')).body).toEqual({ state: 'suspended' });
  await expect(connect(screen)).rejects.toThrow('401');
  await setStatus('active');
  await (await connect(screen)).close();
});

test('a scanned code names the system, is noted once a minute, and a replaced one says so', async () => {
  const id = await addSystem(service, red, { name: 'Scanned', localPart: 'scanned' });
  const { codeLink } = await look(id);
  const scan = (link: string, who: Client = service.visitor()) => who.get(`/system-codes/${link.split('/s/')[1]}`);
  expect((await scan(codeLink)).body).toEqual({
    ...{ name: 'Scanned', videoAddress: `scanned@${red.domain}`, companyName: 'Company red', state: 'offline' },
  });
  pass(59);
  await scan(codeLink);
  const scans = async () =>
    (await actingFor(service, red).acts(id)).filter((act) => act === 'video-system.scanned').length;
  expect(await scans()).toBe(1);
  pass(1);
  await scan(codeLink, red.member.client);
  expect(await scans()).toBe(2);
  const renewed = await red.administrator.client.send<VideoSystemView>('POST', `/video-systems/${id}/qr-code`);
  expect(renewed.body.codeLink).not.toBe(codeLink);
  expect(await scan(codeLink)).toMatchObject({ status: 410, body: { code: 'qr_code_revoked' } });
  expect((await scan(renewed.body.codeLink)).status).toBe(200);
  expect(codeOf(await scan('/s/unknown'))).toBe('qr_code_unknown');
  expect(codeOf(await scan(`/s/${'x'.repeat(201)}`))).toBe('wrong_input');
  await actingFor(service, red).remove(id);
  expect(codeOf(await scan(renewed.body.codeLink))).toBe('qr_code_revoked');
});
