import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '../../../contract/index.ts';
import { listMethods } from '../../platform/http/methods.ts';
import { codeOf } from '../../testing/client.ts';
import { LiveClient } from '../../testing/live-client.ts';
import { idleReport, openScreen, systemIs, viewSystemOf } from '../../testing/screens.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let red: TestCompany;

beforeAll(async () => {
  service = await startTestService();
  red = await service.company('red');
  await service.company('blue');
});
afterAll(() => service.stop());

const media = { microphone: true, camera: true };

test('a screen’s token opens its own lists and nothing else of the API, and nobody else speaks as a screen', async () => {
  const { id, screen, live, name } = await openScreen(service, red);
  const found = await screen.get<{ items: { name: string }[] }>(`/system/directory?search=${red.member.fullName}`);
  expect(found.body.items.map((item) => item.name)).toContain(red.member.fullName);
  const all = (await screen.get<{ items: { id: string; videoAddress: string }[] }>('/system/directory')).body.items;
  expect(all.map((item) => item.id)).not.toContain(id);
  expect(all.filter(({ videoAddress }) => !videoAddress.endsWith(`@${red.domain}`))).toEqual([]);
  live.send({ type: 'join', ref: '1', address: red.member.roomAddress, media });
  await live.next('joined');
  live.send({ type: 'leave', ref: '2' });
  await live.next('left');
  expect((await screen.get('/system/calls')).body).toMatchObject({
    items: [{ kind: 'meeting', videoAddress: red.member.roomAddress }],
  });
  for (const path of ['/system/directory', '/system/calls']) {
    for (const who of [service.visitor(), red.administrator.client]) {
      expect(codeOf(await who.get(path))).toBe('not_signed_in');
    }
  }
  const closed = listMethods(contract).filter(({ permission }) => permission !== 'anyone');
  expect(closed.length).toBeGreaterThan(100);
  for (const { verb, path, key } of closed) {
    const answer = await screen.send(verb, path.replaceAll(/\{[^}]+\}/g, id), verb === 'GET' ? undefined : {});
    expect([key, answer.status, codeOf(answer)]).toEqual([key, 401, 'not_signed_in']);
  }
  const member = await LiveClient.connect(service.url, {
    origin: service.url,
    cookie: red.member.client.cookie(),
  });
  member.send({ type: 'screen', report: { ...idleReport, name } });
  await member.next('fault');
  await Promise.all([live.close(), member.close()]);
});

test('lists say what a screen does without', async () => {
  const { id, live } = await openScreen(service, red);
  live.send({ type: 'screen', report: { ...idleReport, camera: 'missing' } });
  await expect.poll(async () => (await viewSystemOf(red, id)).lacks).toEqual(['camera']);
  await live.close();
  await systemIs(red, id, 'offline');
  expect((await viewSystemOf(red, id)).lacks).toEqual([]);
});
