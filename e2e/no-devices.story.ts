import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { quietFlags } from './browser-flags.ts';
import { launchChromium } from './launch-chromium.ts';
import { expectMediaOf, received, watchPeers } from './media.ts';
import { ingridsRoom, openPerson, setUpService, storyPassword } from './people.ts';
import { RunningService } from './running-service.ts';

/** A browser without the fake devices of the other stories; with them, but nobody who allows them, where `withDevices`. */
const launchBare = (withDevices: boolean) =>
  launchChromium(
    withDevices ? [...quietFlags, '--use-fake-device-for-media-stream', '--deny-permission-prompts'] : quietFlags,
  );

let service: RunningService;
test.beforeAll(async () => {
  service = await RunningService.start();
});
test.afterAll(() => service.stop());

test('who has no camera and no microphone, or refuses both, joins, sees and hears', async ({ browser }) => {
  test.setTimeout(180_000);
  const ingrid = await openPerson(browser, service.url);
  await setUpService(ingrid.page, service.setupCode);
  await ingrid.page.goto(ingridsRoom);
  await ingrid.page.getByRole('button', { name: 'Start meeting' }).click();
  await expect(ingrid.page.getByRole('button', { name: 'Leave' })).toBeVisible();

  for (const [name, withDevices, words] of [
    ['Nobody’s camera', false, 'No camera found'],
    ['Careful guest', true, 'Not allowed'],
  ] as const) {
    const bare = await launchBare(withDevices);
    const context = await bare.newContext({
      baseURL: service.url,
      viewport: { width: 1280, height: 800 },
      permissions: [],
    });
    await watchPeers(context);
    const page = await context.newPage();
    await page.goto(ingridsRoom);
    await expect(page.getByText(words).first()).toBeVisible();
    await page.getByLabel('Your name').fill(name);
    await page.getByRole('button', { name: 'Join' }).click();
    await expectMediaOf(page, 1);
    await expect(ingrid.page.getByRole('figure', { name })).toBeVisible();
    expect((await received(ingrid.page)).connected).toBe(1);
    await page.getByRole('button', { name: 'Leave' }).click();
    await expect(ingrid.page.getByRole('figure', { name })).toHaveCount(0);
    await bare.close();
  }
  await ingrid.leave();
});

declare global {
  interface Window {
    storyDevices: { tracks: MediaStreamTrack[]; forbidden: boolean };
  }
}

/** Lets a story pull devices out and forbid them, which a browser tells its pages of in the same way. */
const holdDevices = (context: BrowserContext) =>
  context.addInitScript(() => {
    const devices = { tracks: [] as MediaStreamTrack[], forbidden: false };
    window.storyDevices = devices;
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      if (devices.forbidden) throw new DOMException('', 'NotAllowedError');
      const stream = await open(constraints);
      devices.tracks.push(...stream.getTracks());
      return stream;
    };
  });

const pullOut = (page: Page, kind: 'audio' | 'video', forbid = false) =>
  page.evaluate(
    ([which, forbidden]) => {
      window.storyDevices.forbidden = forbidden;
      const track = window.storyDevices.tracks.findLast((each) => each.kind === which && each.readyState === 'live');
      track?.stop();
      track?.dispatchEvent(new Event('ended'));
    },
    [kind, forbid] as const,
  );

test('a device that is pulled out is replaced, one that is forbidden is not, and the meeting goes on', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const ingrid = await openPerson(browser, service.url);
  const tove = await openPerson(browser, service.url);
  await holdDevices(tove.context);
  const signedIn = await ingrid.page.request.post('/api/v1/session', {
    data: { identifier: 'ingrid@fjordkraft.example', password: storyPassword },
    headers: { origin: service.url },
  });
  expect(signedIn.ok()).toBe(true);
  await ingrid.page.goto(ingridsRoom);
  await ingrid.page.getByRole('button', { name: 'Start meeting' }).click();
  await expect(ingrid.page.getByRole('button', { name: 'Leave' })).toBeVisible();
  await tove.page.goto(ingridsRoom);
  await tove.page.getByLabel('Your name').fill('Tove Nilsen');
  await tove.page.getByRole('button', { name: 'Join' }).click();
  await expectMediaOf(ingrid.page, 1);

  await pullOut(tove.page, 'audio');
  await expect(tove.page.getByText('Your microphone is gone.')).toBeVisible();
  await expectMediaOf(ingrid.page, 1);

  await pullOut(tove.page, 'video', true);
  await expect(tove.page.getByText('The camera was forbidden.')).toBeVisible();
  expect((await received(ingrid.page)).connected).toBe(1);
  await tove.page.evaluate(() => {
    window.storyDevices.forbidden = false;
  });
  await tove.page.getByRole('button', { name: 'Turn camera on' }).click();
  await expectMediaOf(ingrid.page, 1);
  for (const { leave } of [tove, ingrid]) await leave();
});
