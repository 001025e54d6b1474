import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSideScroll } from './accessible.ts';
import { gather, menuOf, setUpService, storyPassword } from './people.ts';
import { RunningService } from './running-service.ts';

test('an operator adds a trial company, and suspends it while its administrator is at work', async ({ browser }) => {
  test.setTimeout(240_000);
  const service = await RunningService.start();
  const cast = gather(browser, service.url);
  const { open, people } = cast;
  try {
    const ingrid = await open();
    const { page } = ingrid;
    const bea = await open();
    let link = '';

    await test.step('Ingrid runs the service and adds a company on trial', async () => {
      await setUpService(page, service.setupCode);
      await menuOf(page, 'Ingrid Solberg').click();
      await page.getByRole('menuitem', { name: 'Service operation' }).click();
      await expectAccessible(page, 'companies');
      await page.getByRole('button', { name: 'Add company' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Company name').fill('Bakeri Berg');
      await expect(dialog.getByLabel('Domain')).toHaveValue('bakeri-berg');
      await dialog.getByLabel('Full name').fill('Bea Bergson');
      await dialog.getByLabel('Email').fill('bea@berg.example');
      await expect(dialog.getByLabel('Video address')).toHaveValue('bea.bergson');
      await expectAccessible(page, 'add a company');
      await dialog.getByRole('button', { name: 'Add and invite' }).click();
      link = await dialog.getByLabel('Invitation link').inputValue();
      await dialog.getByRole('button', { name: 'Open company' }).click();
      await expect(page.getByText(/Trial, 3\d days left/)).toBeVisible();
      await expect(page.getByText('1 of 25')).toBeVisible();
    });

    await test.step('Bea accepts, and is at work', async () => {
      await bea.page.goto(link);
      await bea.page.getByLabel('Password', { exact: true }).fill(storyPassword);
      await bea.page.getByRole('button', { name: 'Create account' }).click();
      await menuOf(bea.page, 'Bea Bergson').waitFor();
      await bea.page.goto('/company/members');
      await expect(bea.page.getByRole('main').getByText('bea@berg.example')).toBeVisible();
    });

    await test.step('Ingrid gives the company a domain of its own, and sees its record', async () => {
      await page.getByLabel('Domain of the company’s own').fill('bakeri.invalid');
      await page.getByRole('button', { name: 'Add domain' }).click();
      await expect(page.getByText('_rotunda.bakeri.invalid')).toBeVisible();
      await expect(page.getByText(/^rotunda-verification=/)).toBeVisible();
      await expectAccessible(page, 'company');
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSideScroll(page, 'company on a phone');
      await page.setViewportSize({ width: 1280, height: 800 });
    });

    await test.step('She suspends it: Bea is signed out and reads why', async () => {
      await page.getByRole('button', { name: 'Suspend', exact: true }).click();
      await page.getByRole('dialog').getByLabel('What its people read').fill('The invoice of October is open.');
      await page.getByRole('button', { name: 'Suspend company' }).click();
      await expect(page.getByText(/^Suspended\. Nobody of the company/)).toBeVisible();
      const notice = bea.page.getByRole('alert');
      await expect(notice).toContainText('Bakeri Berg is suspended');
      await expect(notice).toContainText('The invoice of October is open.');
      await expect(notice).toContainText('Ask Nordic Video: help@nordic.example');
      await expectAccessible(bea.page, 'sign-in of a suspended company');
    });

    await test.step('She activates it: Bea goes on where she was', async () => {
      await page.getByRole('button', { name: 'Activate', exact: true }).click();
      await page.getByRole('button', { name: 'Activate company' }).click();
      await expect(page.getByRole('button', { name: 'Suspend', exact: true })).toBeVisible();
      await bea.page.reload();
      await menuOf(bea.page, 'Bea Bergson').waitFor();
    });
    for (const person of people) expect(person.faults.filter((fault) => !/40[13]/.test(fault))).toEqual([]);
  } finally {
    await cast.leave();
    await service.stop();
  }
});
