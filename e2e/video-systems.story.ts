import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { KeptBrowser } from './kept-browser.ts';
import { expectPictures } from './media.ts';
import { openPerson } from './people.ts';
import { RunningService } from './running-service.ts';
import { scan } from './scan.ts';

const password = 'rotunda-demo-2026';
const system = 'Bergen workshop';

const idleOn = (screen: Page) => screen.getByRole('heading', { name: system });
const codeOn = (screen: Page) => screen.getByTestId('pairing-code').filter({ hasText: /^[2-9A-Z]{4}-[2-9A-Z]{4}$/ });

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(/email/i).first().fill('ingrid.solberg@fjordkraft.example');
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: /Ingrid Solberg/ })).toBeVisible();
}

/** Enters the code that a screen shows, at the open page of the video system. */
async function pairWith(administrator: Page, screen: Page): Promise<void> {
  const code = (await codeOn(screen).textContent()) ?? '';
  await administrator.getByRole('button', { name: /Pair (a|another) screen/ }).click();
  await administrator.getByLabel('Code on the screen').fill(code.toLowerCase().replace('-', ''));
  await administrator.getByRole('button', { name: 'Pair screen' }).click();
  await expect(administrator.getByRole('dialog')).toBeHidden();
}

test('a screen becomes a video system, is replaced, comes back after a crash; its printed code is scanned', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const service = await RunningService.start('demo');
  const administrator = await openPerson(browser, service.url);
  const watching = await administrator.context.newPage();
  const screen = await openPerson(browser, service.url, { viewport: { width: 1440, height: 900 } });
  const phone = await openPerson(browser, service.url, { viewport: { width: 390, height: 844 } });
  const fresh = await KeptBrowser.at(`${service.url}/system`);
  try {
    const { page } = administrator;
    await signIn(page);
    await watching.goto('/company/video-systems?search=workshop');
    const row = watching.getByRole('row').filter({ hasText: system });
    await expect(row).toContainText('Offline');
    await page.goto('/company/video-systems?search=workshop');
    await page.getByRole('link', { name: system }).click();
    await screen.page.goto('/system');
    await pairWith(page, screen.page);
    await expect(idleOn(screen.page)).toBeVisible();
    await expect(row).toContainText('Idle');
    await expectAccessible(screen.page, 'a video system at rest');
    await expectAccessible(page, 'a video system’s page');
    await screen.page.reload();
    await expect(idleOn(screen.page)).toBeVisible();

    await pairWith(page, fresh.page);
    await expect(codeOn(screen.page)).toBeVisible();
    await expect(idleOn(fresh.page)).toBeVisible();
    await expect(row).toContainText('Idle');

    const systemPage = page.url();
    const screenCard = fresh.page.getByRole('alertdialog', { name: 'Ingrid Solberg calls' });
    await test.step('It is called from its page: it rings, is answered by a key, and the list tells', async () => {
      await page.getByRole('button', { name: `Call ${system}` }).click();
      await expect(page.getByText('Ringing')).toBeVisible();
      await expect(screenCard).toBeVisible();
      await expectAccessible(fresh.page, 'a video system that rings');
      await expect(screenCard.getByRole('button', { name: 'Answer' })).toBeFocused();
      await fresh.page.keyboard.press('Enter');
      await expectPictures(page, 1);
      await expect(row).toContainText('In a call');
      await page.getByRole('button', { name: 'Leave' }).click();
      await expect(row).toContainText('Idle');
      await expect(idleOn(fresh.page)).toBeVisible();
    });

    await test.step('Set to answer by itself, it does so after it was announced', async () => {
      await page.goto(systemPage);
      await page.getByRole('switch', { name: 'Answer calls by itself' }).check();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: `Call ${system}` }).click();
      await expect(screenCard).toContainText(/Answers by itself in \d seconds?/);
      await expectPictures(page, 1);
      await page.getByRole('button', { name: 'Leave' }).click();
      await expect(idleOn(fresh.page)).toBeVisible();
      await page.goto(systemPage);
    });

    await fresh.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await service.kill();
    await expect(fresh.page.getByText('Offline: no connection')).toBeVisible();
    await service.start();
    await expect(fresh.page.getByText('Idle', { exact: true })).toBeVisible();
    // A power cut: the screen is on again before the service is.
    await fresh.expectKept('rotunda-system');
    await fresh.cutPower();
    await service.kill();
    await fresh.switchOn();
    await expect(fresh.page.getByRole('heading', { name: 'No connection' })).toBeVisible();
    await service.start();
    await expect(idleOn(fresh.page)).toBeVisible();
    await watching.reload();
    await expect(row).toContainText('Idle');

    await page.goto('/company/video-systems/qr-codes');
    await expect(page.getByText('30 QR codes')).toBeVisible();
    await expectAccessible(page, 'QR codes to print');
    await page.emulateMedia({ media: 'print' });
    const cards = page.locator('body > div:last-of-type [data-qr-card]');
    await expect(cards).toHaveCount(30);
    const printed = (await cards.all()).slice(0, 8);
    const links = await scan(browser, printed);
    expect(new Set(links).size).toBe(8);
    for (const link of links) expect(link).toMatch(new RegExp(`^${service.url}/s/[\\w-]{22}$`));
    await page.emulateMedia({ media: null });

    const { items } = await (await page.request.get('/api/v1/video-systems?search=workshop')).json();
    const { codeLink } = items[0];
    await phone.page.goto(codeLink);
    await expect(phone.page.getByRole('heading', { name: system })).toBeVisible();
    await expect(phone.page.getByText('This screen is free.')).toBeVisible();
    expect(await scan(browser, [fresh.page.getByRole('img', { name: `QR code of ${system}` })])).toEqual([codeLink]);

    await page.goto(`/company/video-systems/${items[0].id}`);
    await page.getByRole('button', { name: 'New code' }).click();
    await page.getByRole('button', { name: 'Make new code' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    // What a browser says about a service that was killed.
    const faults = [...administrator.faults, ...phone.faults].filter((fault) => !/net::ERR_/.test(fault));
    expect(faults).toEqual([]);
    await phone.page.reload();
    await expect(phone.page.getByRole('heading', { name: 'QR code no longer valid' })).toBeVisible();
  } finally {
    await Promise.all([administrator, screen, phone, fresh].map((each) => each.leave()));
    await service.stop();
  }
});
