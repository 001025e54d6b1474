import { expect, type Page, test } from '@playwright/test';
import { menuOf, openPerson } from './people.ts';
import { RunningService } from './running-service.ts';

const password = 'rotunda-demo-2026';

async function signIn(page: Page, email: string, fullName: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(/Email or video address/).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await menuOf(page, fullName).waitFor();
}

const rowOf = (page: Page, fullName: string) => page.getByRole('row').filter({ hasText: fullName });

test('two administrators see each other’s changes, and neither saves over the other unseen', async ({ browser }) => {
  test.setTimeout(150_000);
  const service = await RunningService.start('demo');
  const ingrid = await openPerson(browser, service.url);
  const aksel = await openPerson(browser, service.url);
  try {
    await signIn(ingrid.page, 'ingrid.solberg@fjordkraft.example', 'Ingrid Solberg');
    await signIn(aksel.page, 'aksel.berg@fjordkraft.example', 'Aksel Berg');

    // A misspelled name is found, and its page is open in both windows.
    await ingrid.page.goto('/company/members');
    await aksel.page.goto('/company/members');
    for (const { page } of [ingrid, aksel]) {
      await page.getByPlaceholder('Name, email or address').fill('amaile dahl');
      await expect(rowOf(page, 'Amalie Dahl')).toBeVisible();
    }
    await ingrid.page
      .getByRole('link', { name: /Amalie Dahl/ })
      .first()
      .click();
    await ingrid.page.getByRole('textbox', { name: 'Full name' }).fill('Amalie Dahl Vik');
    await ingrid.page.getByRole('button', { name: 'Save changes' }).click();

    // The other one's list follows without being loaded anew; its page was opened before the next change.
    await expect(rowOf(aksel.page, 'Amalie Dahl Vik')).toBeVisible();
    await aksel.page
      .getByRole('link', { name: /Amalie Dahl/ })
      .first()
      .click();
    await aksel.page.getByRole('textbox', { name: 'Full name' }).fill('Amalie D. Vik');
    await ingrid.page.getByRole('textbox', { name: 'Full name' }).fill('Amalie Vik');
    await ingrid.page.getByRole('button', { name: 'Save changes' }).click();
    await expect(ingrid.page.getByRole('heading', { name: 'Amalie Vik' })).toBeVisible();

    await aksel.page.getByRole('button', { name: 'Save changes' }).click();
    const dialog = aksel.page.getByRole('dialog');
    await expect(dialog).toContainText('Somebody else has changed');
    await expect(dialog).toContainText('Amalie Vik');
    await dialog.getByRole('radio', { name: 'Amalie D. Vik' }).check();
    await dialog.getByRole('button', { name: 'Save what I chose' }).click();
    await expect(aksel.page.getByRole('heading', { name: 'Amalie D. Vik' })).toBeVisible();
    // Ingrid's page had no change of its own: it shows what holds now.
    await expect(ingrid.page.getByRole('heading', { name: 'Amalie D. Vik' })).toBeVisible();

    // A setting changes for both, and the log says who did what.
    await ingrid.page.goto('/company/settings');
    await ingrid.page.getByLabel('Company name').fill('Fjordkraft Energi');
    await ingrid.page.getByRole('button', { name: 'Save changes' }).click();
    await expect(ingrid.page.getByRole('banner')).toContainText('Fjordkraft Energi');
    // What reaches everybody is asked about, and the question is gone once it is answered.
    await ingrid.page.getByLabel('Suffix of personal rooms').fill('.room');
    await ingrid.page.getByRole('button', { name: 'Save changes' }).click();
    const question = ingrid.page.getByRole('dialog', { name: 'Move all personal rooms' });
    await question.getByRole('button', { name: 'Save changes' }).click();
    await expect(ingrid.page.getByText('Saved: suffix of personal rooms')).toBeVisible();
    await expect(question).toHaveCount(0);
    await aksel.page.goto('/company/activity');
    await expect(aksel.page.getByRole('main')).toContainText('Ingrid Solberg');
    expect(ingrid.faults).toEqual([]);
    // The refusal to save over the newer version, as the browser writes it.
    expect(aksel.faults.filter((fault) => !fault.includes('412'))).toEqual([]);
  } finally {
    await Promise.all([ingrid.leave(), aksel.leave()]);
    await service.stop();
  }
});
