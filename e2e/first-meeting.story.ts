import { expect, test } from '@playwright/test';
import { expectMediaOf, expectPictures, received } from './media.ts';
import { gather, ingridsRoom, menuOf, setUpService, storyPassword } from './people.ts';
import { RunningService } from './running-service.ts';

test('from an empty service to a meeting in the statistics', async ({ browser }) => {
  test.setTimeout(300_000);
  const service = await RunningService.start();
  const cast = gather(browser, service.url);
  const { open, people } = cast;
  try {
    const ingrid = await open();
    let link = '';

    await test.step('Ingrid sets the service up with the code of the terminal', async () => {
      await setUpService(ingrid.page, service.setupCode);
    });

    await test.step('She invites Bjørn; without a mail server the screen shows the link', async () => {
      await menuOf(ingrid.page, 'Ingrid Solberg').click();
      await expect(ingrid.page.getByRole('menuitem', { name: 'Company usage' })).toBeVisible();
      await ingrid.page.getByRole('menuitem', { name: 'Company administration' }).click();
      await ingrid.page.getByRole('button', { name: 'Invite people' }).click();
      await ingrid.page.getByRole('menuitem', { name: 'Invite one person' }).click();
      const dialog = ingrid.page.getByRole('dialog');
      await dialog.getByLabel('Full name').fill('Bjørn Eide');
      await dialog.getByLabel('Email').fill('bjorn@fjordkraft.example');
      await expect(dialog.getByLabel('Video address')).toHaveValue('bjorn.eide');
      await expect(dialog.getByText('Room: bjorn.eide.vmr@fjordkraft.rotunda.example')).toBeVisible();
      await dialog.getByRole('button', { name: 'Make an invitation link' }).click();
      link = await dialog.getByLabel('Invitation link').inputValue();
      expect(link).toContain('/invitation/');
    });

    const bjorn = await open();
    await test.step('Bjørn chooses a password, is in and has a room, and lacks the two entries', async () => {
      await bjorn.page.goto(link);
      await bjorn.page.getByLabel('Password', { exact: true }).fill(storyPassword);
      await bjorn.page.getByRole('button', { name: 'Create account' }).click();
      await menuOf(bjorn.page, 'Bjørn Eide').waitFor();
      await expect(bjorn.page.getByText('bjorn.eide.vmr@fjordkraft.rotunda.example', { exact: true })).toBeVisible();
      await menuOf(bjorn.page, 'Bjørn Eide').click();
      await expect(bjorn.page.getByRole('menuitem', { name: 'My call history' })).toBeVisible();
      await expect(bjorn.page.getByRole('menuitem', { name: 'Company administration' })).toHaveCount(0);
      await expect(bjorn.page.getByRole('menuitem', { name: 'Company usage' })).toHaveCount(0);
      for (const address of ['/company/members', '/company/usage']) {
        await bjorn.page.goto(address);
        await expect(bjorn.page.getByRole('main')).toContainText('You lack administrator rights');
        await expect(bjorn.page.getByRole('main')).toContainText('Ask Ingrid Solberg for the right.');
      }
    });

    const tove = await open();
    await test.step('Ingrid starts the meeting; Bjørn and a guest join by its link; all see and hear each other', async () => {
      await ingrid.page.goto('/');
      await ingrid.page
        .getByRole('link', { name: 'Start meeting' })
        .or(ingrid.page.getByRole('button', { name: 'Start meeting' }))
        .click();
      await ingrid.page.getByRole('button', { name: 'Start meeting' }).click();
      await ingrid.page.getByRole('button', { name: 'Leave' }).waitFor();

      await bjorn.page.goto(ingridsRoom);
      await bjorn.page.getByRole('button', { name: 'Join' }).click();
      await tove.page.goto(ingridsRoom);
      await tove.page.getByLabel('Your name').fill('Tove Nilsen');
      await tove.page.getByRole('button', { name: 'Join' }).click();
      for (const { page } of people) {
        await expectMediaOf(page, 2);
        await expectPictures(page, 2);
      }
    });

    await test.step('They see who is there, and who is muted', async () => {
      await bjorn.page.getByRole('button', { name: 'Mute', exact: true }).click();
      await ingrid.page.getByRole('button', { name: 'People' }).click();
      const roster = ingrid.page.getByRole('complementary');
      await expect(roster.getByText('Tove Nilsen')).toBeVisible();
      await expect(
        roster.getByRole('listitem').filter({ hasText: 'Bjørn Eide' }).getByRole('img', { name: 'Muted' }),
      ).toBeVisible();
      await bjorn.page.getByRole('button', { name: 'Unmute' }).click();
    });

    await test.step('The server is killed and started again: media goes on, everybody comes back by themselves', async () => {
      const before = await Promise.all(people.map(({ page }) => received(page)));
      await service.kill();
      for (const { page } of people) await expectMediaOf(page, 2);
      await service.start();
      await tove.page.getByRole('button', { name: 'Mute', exact: true }).click();
      const roster = ingrid.page.getByRole('complementary');
      await expect(
        roster.getByRole('listitem').filter({ hasText: 'Tove Nilsen' }).getByRole('img', { name: 'Muted' }),
      ).toBeVisible({ timeout: 30_000 });
      for (const { page } of people) await expectMediaOf(page, 2);
      const after = await Promise.all(people.map(({ page }) => received(page)));
      expect(after.map(({ made }) => made)).toEqual(before.map(({ made }) => made));
    });

    await test.step('Bjørn leaves and comes back: all three see and hear each other again', async () => {
      await bjorn.page.getByRole('button', { name: 'Leave' }).click();
      for (const { page } of [ingrid, tove])
        await expect(page.getByRole('figure', { name: 'Bjørn Eide' })).toHaveCount(0);
      await bjorn.page.getByRole('button', { name: 'Join again' }).click();
      for (const { page } of people) {
        await expectMediaOf(page, 2);
        await expectPictures(page, 2);
      }
    });

    await test.step('They leave', async () => {
      for (const { page } of people) {
        await page.getByRole('button', { name: 'Leave' }).click();
        await page.getByText(/you left/i).waitFor();
      }
    });

    await test.step('Both find it in their call history, and Ingrid in the usage', async () => {
      for (const { page } of [ingrid, bjorn]) {
        await page.goto('/calls');
        await expect(page.getByText('Ingrid Solberg’s room').first()).toBeVisible();
      }
      const calls = await bjorn.page.request.get('/api/v1/me/calls');
      const { items, total } = await calls.json();
      expect(total).toBe(2);
      expect(items[0]).toMatchObject({ kind: 'meeting', role: 'guest', people: 3, endReason: 'left' });
      await ingrid.page.goto('/company/usage');
      await expect(ingrid.page.getByRole('region', { name: 'Calls', exact: true })).toContainText('1');
      const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Oslo' }).format(new Date());
      const summary = await (await ingrid.page.request.get(`/api/v1/usage/summary?from=${today}&to=${today}`)).json();
      expect(summary).toMatchObject({
        calls: { value: 1 },
        meetings: { value: 1 },
        directCalls: { value: 0 },
        joins: { value: 4 },
      });
      expect(summary.roomSeconds.value).toBeGreaterThan(10);
      expect(summary.callSeconds.value).toBeGreaterThan(2 * summary.roomSeconds.value);
      expect(summary.callSeconds.value).toBeLessThanOrEqual(3 * summary.roomSeconds.value);
      const days = await (await ingrid.page.request.get(`/api/v1/usage/days?from=${today}&to=${today}`)).json();
      expect(days.items).toMatchObject([{ day: today, calls: 1, callSeconds: summary.callSeconds.value }]);
    });
  } finally {
    await cast.leave();
    await service.stop();
  }
});
