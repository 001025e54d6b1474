import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { openPerson, setUpService } from './people.ts';
import { RunningService } from './running-service.ts';

test('what was changed and not saved is not lost by a click elsewhere', async ({ browser }) => {
  const service = await RunningService.start();
  const { page, leave } = await openPerson(browser, service.url);
  try {
    await setUpService(page, service.setupCode);
    await page.goto('/company/members');
    await page.getByRole('link', { name: /Ingrid Solberg/ }).click();
    const name = page.getByRole('textbox', { name: 'Full name' });
    await name.fill('Ingrid Solberg Vik');
    await expect(page.getByRole('status').filter({ hasText: '1 change' })).toBeVisible();

    await page
      .getByRole('link', { name: /^Members/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: 'Changes are not saved' });
    await expect(dialog).toBeVisible();
    await expectAccessible(page, 'unsaved changes');
    await dialog.getByRole('button', { name: 'Stay' }).click();
    await expect(name).toHaveValue('Ingrid Solberg Vik');

    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByRole('heading', { name: 'Ingrid Solberg Vik' })).toBeVisible();
    await page
      .getByRole('link', { name: /^Members/ })
      .first()
      .click();
    await expect(page.getByRole('searchbox').or(page.getByPlaceholder('Name, email or address'))).toBeVisible();

    await page.goto('/company/members/nobody');
    await expect(page.getByRole('main')).toContainText('Nothing here');
  } finally {
    await leave();
    await service.stop();
  }
});
