import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IceServer } from '../../../contract/media-access.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
const turn = { TURN_URL: 'turn:turn.example:3478', TURN_SECRET: 'north' };

beforeAll(async () => {
  service = await startTestService({ env: turn });
});
afterAll(() => service.stop());

const relayOf = (body: { iceServers: IceServer[] }) =>
  body.iceServers.find(({ urls }) => urls.some((url) => url.startsWith('turn:')));

test('members get credentials of the relay for ten minutes, everybody else learns where it is', async () => {
  const acme = await service.company('acme');
  const members = await acme.member.client.get<{ engine: string; iceServers: IceServer[] }>('/connection-test');
  expect(members.status).toBe(200);
  const relay = relayOf(members.body);
  expect(relay?.urls).toEqual(['turn:turn.example:3478?transport=udp', 'turn:turn.example:3478?transport=tcp']);
  const ends = Number(relay?.username?.split(':')[0]);
  expect(ends - service.platform.clock.now().getTime() / 1000).toBeCloseTo(600, -1);
  const anybody = await service.visitor().get<{ engine: string; iceServers: IceServer[] }>('/connection-test');
  expect(anybody.status).toBe(200);
  expect(relayOf(anybody.body)).toEqual({ urls: relay?.urls });
});
