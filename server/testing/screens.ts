import { expect } from 'vitest';
import type { VideoSystemId } from '../../contract/ids.ts';
import type { ScreenReport } from '../../contract/screen.ts';
import type { VideoSystemView } from '../../contract/video-systems.ts';
import type { Client } from './client.ts';
import { LiveClient } from './live-client.ts';
import type { TestCompany } from './test-company.ts';
import type { TestService } from './test-service.ts';
import { addSystem } from './video-systems.ts';

/** A screen at rest. */
export const idleReport: ScreenReport = {
  ...{ at: 'idle', name: null, waitsFor: null, problem: null },
  ...{ camera: 'on', microphone: 'on', volume: 80 },
};

/** What a company's administrator sees of a video system. */
export const viewSystemOf = async ({ administrator }: TestCompany, id: VideoSystemId) =>
  (await administrator.client.get<VideoSystemView>(`/video-systems/${id}`)).body;

/** Waits until the list shows a state, as somebody who looks again does. */
export const systemIs = (company: TestCompany, id: VideoSystemId, state: VideoSystemView['state']) =>
  expect.poll(async () => (await viewSystemOf(company, id)).state, { timeout: 5000 }).toBe(state);

/** A screen's own live socket. */
export const connectScreen = ({ url }: Pick<TestService, 'url'>, screen: Client) =>
  LiveClient.connect(url, { origin: url, cookie: screen.cookie() }, '?as=video-system');

let systems = 0;

/** A video system of a company with a paired screen that is there. */
export async function openScreen(service: TestService, company: TestCompany) {
  systems += 1;
  const name = `Screen ${systems}`;
  const id = await addSystem(service, company, { name, localPart: `screen-${systems}` });
  const screen = service.visitor();
  const { body } = await screen.send<{ code: string }>('POST', '/system-pairings');
  await company.administrator.client.send('POST', `/video-systems/${id}/pairing`, { code: body.code });
  const live = await connectScreen(service, screen);
  await systemIs(company, id, 'idle');
  const { codeLink } = await viewSystemOf(company, id);
  return { id, name, screen, live, code: codeLink.split('/s/')[1] ?? '' };
}
