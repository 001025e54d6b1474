import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expectMediaOf, expectPictures } from './media.ts';
import { gather, ingridsRoom, type Person, setUpService } from './people.ts';
import { RunningService } from './running-service.ts';

const pins = { host: '246810', guest: '135791' };

async function setPins(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'PINs and lobby' }).click();
  const dialog = page.getByRole('dialog', { name: 'PINs and lobby' });
  await dialog.getByLabel('Host PIN', { exact: true }).fill(pins.host);
  await dialog.getByLabel('Guest PIN', { exact: true }).fill(pins.guest);
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog).toBeHidden();
}

async function give({ page }: Person, name: string, pin: string): Promise<void> {
  await page.goto(ingridsRoom);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await page.getByRole('button', { name: 'Join' }).click();
}

/** How often the service has refused what the page asked. */
function countRefusals(page: Page): () => number {
  let count = 0;
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes('"type":"refused"')) count += 1;
    });
  });
  return () => count;
}

const isIn = ({ page }: Person) => expect(page.getByRole('button', { name: 'Leave' })).toBeVisible({ timeout: 30_000 });

test('a room with both PINs: guests wait for a host, and a lock keeps others out until the owner lets them in', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const service = await RunningService.start();
  const cast = gather(browser, service.url);
  const { open } = cast;
  try {
    const ingrid = await open();
    await test.step('Ingrid gives her room a host PIN and a guest PIN', async () => {
      await setUpService(ingrid.page, service.setupCode);
      await setPins(ingrid.page);
    });

    const tove = await open();
    await test.step('Tove has the guest PIN, and waits until a host is there', async () => {
      await give(tove, 'Tove Nilsen', pins.guest);
      await expect(tove.page.getByText('The meeting begins when a host is here')).toBeVisible();
    });

    const marco = await open();
    await test.step('Marco has the host PIN: the meeting begins, and Tove comes in by herself', async () => {
      await give(marco, 'Marco Rossi', pins.host);
      for (const person of [marco, tove]) await isIn(person);
      for (const { page } of [marco, tove]) {
        await expectMediaOf(page, 1);
        await expectPictures(page, 1);
      }
    });

    await test.step('Ingrid is asked for no PIN', async () => {
      await ingrid.page.goto(ingridsRoom);
      await expect(ingrid.page.getByLabel('PIN', { exact: true })).toHaveCount(0);
      await ingrid.page.getByRole('button', { name: 'Start meeting' }).click();
      await isIn(ingrid);
      await expectMediaOf(ingrid.page, 2);
    });

    const kunde = await open();
    await test.step('She locks the meeting: who has the guest PIN waits in the lobby until she lets them in', async () => {
      await ingrid.page.getByRole('button', { name: /^People/ }).click();
      await ingrid.page.getByRole('button', { name: 'Lock', exact: true }).click();
      for (const { page } of [ingrid, marco]) await expect(page.getByText('Locked', { exact: true })).toBeVisible();
      await expect(marco.page.getByRole('button', { name: 'Lock', exact: true })).toHaveCount(0);
      await give(kunde, 'Kunde AS', pins.guest);
      await expect(kunde.page.getByText('You are in the lobby')).toBeVisible();
      await expectAccessible(ingrid.page, 'locked');
      await ingrid.page.getByRole('button', { name: 'Admit Kunde AS' }).click();
      await isIn(kunde);
      await ingrid.page.getByRole('button', { name: 'Unlock' }).click();
      for (const { page } of [ingrid, marco]) await expect(page.getByText('Locked', { exact: true })).toBeHidden();
    });

    await test.step('Nothing went wrong in any of the pages', async () => {
      await expectMediaOf(ingrid.page, 3);
      expect(cast.faults()).toEqual([]);
    });
  } finally {
    await cast.leave();
    await service.stop();
  }
});

test('who guesses PINs reads for how long to wait', async ({ browser }) => {
  test.setTimeout(180_000);
  const service = await RunningService.start();
  const cast = gather(browser, service.url);
  const { open } = cast;
  try {
    const ingrid = await open();
    await test.step('Ingrid gives her room a host PIN and a guest PIN', async () => {
      await setUpService(ingrid.page, service.setupCode);
      await setPins(ingrid.page);
    });

    const eve = await open();
    await test.step('Eve guesses: the fifth wrong PIN makes her wait, and she reads for how long', async () => {
      const alert = eve.page.getByRole('alert');
      const refusals = countRefusals(eve.page);
      await give(eve, 'Eve', '000000');
      await expect(alert).toContainText('Wrong PIN');
      for (let given = 1; given < 5; given += 1) {
        await expect.poll(refusals, { timeout: 30_000 }).toBe(given);
        await eve.page.getByLabel('PIN', { exact: true }).fill(`00000${given}`);
        await eve.page.getByRole('button', { name: 'Join' }).click();
      }
      await expect(alert).toContainText('Too many wrong PINs');
      await expect(alert).toContainText(/Wait \d+ seconds before you try again/);
      await expectAccessible(eve.page, 'guessed too often');
    });
    expect(cast.faults()).toEqual([]);
  } finally {
    await cast.leave();
    await service.stop();
  }
});
