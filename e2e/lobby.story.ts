import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expectMediaOf, expectPictures } from './media.ts';
import { gather, ingridsRoom, type Person, setUpService } from './people.ts';
import { RunningService } from './running-service.ts';

async function waitAs({ page }: Person, name: string): Promise<void> {
  await page.goto(ingridsRoom);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByText('You are in the lobby')).toBeVisible();
}

async function turnLobbyOn(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'PINs and lobby' }).click();
  const dialog = page.getByRole('dialog', { name: 'PINs and lobby' });
  await dialog.getByRole('switch', { name: 'Lobby' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

test('guests wait in the lobby until the owner lets them in or refuses them', async ({ browser }) => {
  test.setTimeout(240_000);
  const service = await RunningService.start();
  const cast = gather(browser, service.url);
  const { open } = cast;
  try {
    const ingrid = await open();
    const lobby = ingrid.page.getByRole('region', { name: 'In the lobby' });
    const status = ingrid.page.getByRole('status').filter({ hasText: 'lobby' });

    await test.step('Ingrid turns the lobby of her room on and starts the meeting', async () => {
      await setUpService(ingrid.page, service.setupCode);
      await turnLobbyOn(ingrid.page);
      await ingrid.page.goto(ingridsRoom);
      await ingrid.page.getByRole('button', { name: 'Start meeting' }).click();
      await expect(ingrid.page.getByRole('button', { name: 'Leave' })).toBeVisible();
    });

    const tove = await open();
    const kunde = await open();
    await test.step('Two guests wait; Ingrid hears of it and sees who they are', async () => {
      await waitAs(tove, 'Tove Nilsen');
      await expect(status).toHaveText('Tove Nilsen waits in the lobby');
      await expect(ingrid.page.getByRole('button', { name: '1 waits in the lobby' })).toBeVisible();
      await waitAs(kunde, 'Kunde AS');
      await ingrid.page.getByRole('button', { name: '2 wait in the lobby' }).click();
      await expect(lobby.getByRole('listitem')).toHaveText([/Tove Nilsen/, /Kunde AS/]);
      await expectAccessible(ingrid.page, 'lobby');
    });

    await test.step('She admits Tove: both see and hear each other', async () => {
      await lobby.getByRole('button', { name: 'Admit Tove Nilsen' }).click();
      await expect(lobby.getByRole('listitem')).toHaveText([/Kunde AS/]);
      for (const { page } of [ingrid, tove]) {
        await expectMediaOf(page, 1);
        await expectPictures(page, 1);
      }
      await expect(tove.page.getByRole('button', { name: /lobby/ })).toHaveCount(0);
    });

    await test.step('She refuses the other, who reads so', async () => {
      await lobby.getByRole('button', { name: 'Refuse Kunde AS' }).click();
      await expect(kunde.page.getByRole('heading', { level: 1 })).toHaveText('You were not let in');
      await expect(lobby).toBeHidden();
      await expectAccessible(kunde.page, 'refused');
    });

    const phone = await open({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });
    await test.step('On a phone an owner lets all in at once', async () => {
      await ingrid.page.setViewportSize({ width: 390, height: 780 });
      await waitAs(phone, 'Marco');
      await waitAs(kunde, 'Kunde AS');
      await expect(ingrid.page.getByRole('button', { name: '2 wait in the lobby' })).toBeVisible();
      await lobby.getByRole('button', { name: 'Admit all' }).click();
      await expect(lobby).toBeHidden();
      for (const { page } of [phone, kunde]) await expect(page.getByRole('button', { name: 'Leave' })).toBeVisible();
      await expectMediaOf(ingrid.page, 3);
    });

    await test.step('Nothing went wrong in any of the pages', () => {
      expect(cast.faults()).toEqual([]);
    });
  } finally {
    await cast.leave();
    await service.stop();
  }
});
