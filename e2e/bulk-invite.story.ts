import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { menuOf, openPerson, setUpService, storyPassword } from './people.ts';
import { RunningService } from './running-service.ts';

const csv = (lines: readonly string[]) => ({
  name: 'new colleagues.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\r\n')),
});

test('a file with faults invites nobody; corrected, it invites everybody, and a link from it lets its owner in', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const service = await RunningService.start();
  const ingrid = await openPerson(browser, service.url);
  const bjorn = await openPerson(browser, service.url);
  try {
    const { page } = ingrid;
    await setUpService(page, service.setupCode);
    await page.goto('/company/members');
    await page.getByRole('button', { name: 'Invite people' }).click();
    await page.getByRole('menuitem', { name: 'Bulk invite' }).click();
    await expect(page.getByText('9,999 licences left')).toBeVisible();
    const file = page.locator('input[type=file]');
    await file.setInputFiles(csv(['Name;E-mail', 'Bjørn Eide;bjorn@fjordkraft', ';kari@fjordkraft.example']));

    await expect(page.getByRole('heading', { name: '2 faults in the file' })).toBeVisible();
    const faults = page.getByRole('grid', { name: 'Faults' });
    await expect(faults.getByRole('row', { name: 'Line 2: This is not an email address.' })).toBeVisible();
    await expect(faults.getByRole('row', { name: 'Line 3: Give the full name.' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Invite \d/ })).toHaveCount(0);
    await expectAccessible(page, 'the faults of a file');

    await page.getByRole('link', { name: 'Choose another file' }).click();
    await file.setInputFiles(
      csv(['Name;E-mail', 'Bjørn Eide;bjorn@fjordkraft.example', 'Kari Moen;kari@fjordkraft.example']),
    );
    await page.getByRole('button', { name: 'Invite 2 people' }).click();
    await expect(page.getByRole('heading', { name: '2 people are invited' })).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download links' }).click(),
    ]);
    const words = await readFile(await download.path(), 'utf8');
    const link = /bjorn@fjordkraft\.example,[^,]*,(http[^,]*)/.exec(words)?.[1] ?? '';

    await bjorn.page.goto(link);
    await bjorn.page.getByLabel('Password', { exact: true }).fill(storyPassword);
    await bjorn.page.getByRole('button', { name: 'Create account' }).click();
    await menuOf(bjorn.page, 'Bjørn Eide').waitFor();
    await expect(bjorn.page.getByText('bjorn.eide.vmr@fjordkraft.rotunda.example', { exact: true })).toBeVisible();
    expect(ingrid.faults).toEqual([]);
  } finally {
    await ingrid.leave();
    await bjorn.leave();
    await service.stop();
  }
});
