import { chromium, expect, test } from '@playwright/test';
import { findChromium } from '../scripts/suites/machine.ts';
import { expectMediaOf, received, watchPeers } from './media.ts';
import { openPerson, setUpService } from './people.ts';
import { RunningService } from './running-service.ts';

const room = '/meet/ingrid.solberg.vmr@fjordkraft.rotunda.example';
const plain = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser without the fake devices of the other stories; with them, but nobody who allows them, where `withDevices`. */
const launchBare = (withDevices: boolean) => {
  const path = findChromium();
  return chromium.launch({
    ...(path ? { executablePath: path } : {}),
    args: withDevices ? [...plain, '--use-fake-device-for-media-stream', '--deny-permission-prompts'] : plain,
  });
};

let service: RunningService;
test.beforeAll(async () => {
  service = await RunningService.start();
});
test.afterAll(() => service.stop());

test('who has no camera and no microphone, or refuses both, joins, sees and hears', async ({ browser }) => {
  test.setTimeout(180_000);
  const ingrid = await openPerson(browser, service.url);
  await setUpService(ingrid.page, service.setupCode);
  await ingrid.page.goto(room);
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
    await page.goto(room);
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
