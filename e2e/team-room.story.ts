import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expectMediaOf } from './media.ts';
import { gather, menuOf, setUpService, storyPassword } from './people.ts';
import { RunningService } from './running-service.ts';
import { scan } from './scan.ts';

test('a team room with two PINs and an owner: its owner opens it, a guest comes by its QR code', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const service = await RunningService.start();
  const cast = gather(browser, service.url);
  const { open } = cast;
  try {
    const ingrid = await open();
    const bjorn = await open();

    await test.step('Ingrid sets the service up, and Bjørn accepts her invitation', async () => {
      await setUpService(ingrid.page, service.setupCode);
      const invited = await ingrid.page.request.post('/api/v1/invitations', {
        headers: { origin: service.url },
        data: { fullName: 'Bjørn Eide', email: 'bjorn@fjordkraft.example', localPart: 'bjorn.eide' },
      });
      await bjorn.page.goto((await invited.json()).link);
      await bjorn.page.getByLabel('Password', { exact: true }).fill(storyPassword);
      await bjorn.page.getByRole('button', { name: 'Create account' }).click();
      await menuOf(bjorn.page, 'Bjørn Eide').waitFor();
      await expect(bjorn.page.getByText('Rooms that you may open')).toHaveCount(0);
    });

    const { page } = ingrid;
    await test.step('She adds a team room with both PINs; its address is proposed and free', async () => {
      await page.goto('/company/team-rooms');
      await page.getByRole('banner').waitFor();
      await page.getByRole('button', { name: 'Add team room' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name', { exact: true }).fill('Great hall');
      await expect(dialog.getByLabel('Video address')).toHaveValue('great.hall.vmr');
      await expect(dialog.getByText('Free', { exact: true })).toBeVisible();
      await dialog.getByLabel('Host PIN', { exact: true }).fill('482910');
      await dialog.getByLabel('Guest PIN', { exact: true }).fill('739145');
      await expectAccessible(page, 'add a team room');
      await dialog.getByRole('button', { name: 'Add team room' }).click();
      await expect(page.getByRole('heading', { name: 'Great hall' })).toBeVisible();
    });

    await test.step('She makes Bjørn its owner', async () => {
      await page.getByRole('radio', { name: 'Particular members' }).check();
      await page.getByRole('combobox', { name: 'Add an owner' }).fill('eide');
      await page.getByRole('option', { name: /Bjørn Eide/ }).click();
      await page.getByRole('button', { name: 'Save changes' }).nth(1).click();
      await expect(page.getByText('Saved. It holds at once')).toBeVisible();
      await expect(page.getByText('1 owner', { exact: false })).toBeVisible();
      await expectAccessible(page, 'team room');
    });

    const guest = await open({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });
    await test.step('A guest scans the code, gives the guest PIN, and waits until a host is there', async () => {
      const [link] = await scan(browser, [page.getByRole('img', { name: 'QR code of Great hall' }).first()]);
      const { pathname } = new URL(link ?? '');
      expect(pathname).toBe('/meet/great.hall.vmr@fjordkraft.rotunda.example');
      await guest.page.goto(pathname);
      await guest.page.getByLabel('Your name').fill('Tove Nilsen');
      await guest.page.getByLabel('PIN', { exact: true }).fill('739145');
      await guest.page.getByRole('button', { name: 'Join' }).click();
      await expect(guest.page.getByText('The meeting begins when a host is here.')).toBeVisible();
    });

    await test.step('Bjørn finds the room on Home and opens it without a PIN; the guest comes in by herself', async () => {
      await bjorn.page.goto('/');
      await bjorn.page
        .getByRole('region')
        .or(bjorn.page.locator('section'))
        .filter({ has: bjorn.page.getByRole('heading', { name: 'Rooms that you may open' }) })
        .getByRole('link', { name: 'Join Great hall' })
        .click();
      await expect(bjorn.page.getByLabel('PIN', { exact: true })).toHaveCount(0);
      await bjorn.page.getByRole('button', { name: 'Start meeting' }).click();
      for (const each of [bjorn, guest]) await expectMediaOf(each.page, 1);
    });

    await test.step('He has control: he lets in who waits in the lobby, which Ingrid turns on meanwhile', async () => {
      await page.getByRole('switch', { name: 'Lobby' }).check();
      await page.getByRole('button', { name: 'Save changes' }).first().click();
      await expect(page.getByText('Saved: lobby')).toBeVisible();
      const late = await open();
      await late.page.goto('/meet/great.hall.vmr@fjordkraft.rotunda.example');
      await late.page.getByLabel('Your name').fill('Kunde AS');
      await late.page.getByLabel('PIN', { exact: true }).fill('739145');
      await late.page.getByRole('button', { name: 'Join' }).click();
      await bjorn.page.getByRole('button', { name: '1 waits in the lobby' }).click();
      await bjorn.page.getByRole('button', { name: 'Admit Kunde AS' }).click();
      await expectMediaOf(late.page, 2);
    });

    await test.step('She removes the room: the meeting ends, and the removal can be undone', async () => {
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText('the licence is free again');
      await dialog.getByRole('button', { name: 'Remove team room' }).click();
      await expect(bjorn.page.getByRole('heading', { level: 1 })).toHaveText('The room is gone');
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(page.getByText('Great hall is back, with address, PINs and owners')).toBeVisible();
      await expect(page.getByRole('link', { name: 'Great hall' })).toBeVisible();
    });

    await test.step('Nothing went wrong in any of the pages', () => {
      expect(cast.faults()).toEqual([]);
    });
  } finally {
    await cast.leave();
    await service.stop();
  }
});
