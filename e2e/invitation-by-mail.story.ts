import { expect, test } from '@playwright/test';
import { linkIn, openMailbox } from '../server/testing/mailbox.ts';
import { menuOf, openPerson, setUpService, storyPassword } from './people.ts';
import { RunningService } from './running-service.ts';

test('an invitation arrives by mail and lets its owner in, once', async ({ browser }) => {
  test.setTimeout(120_000);
  const mailbox = await openMailbox();
  const service = await RunningService.start('serve', {
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'Rotunda <rotunda@nordic.example>',
  });
  const ingrid = await openPerson(browser, service.url);
  const bjorn = await openPerson(browser, service.url);
  try {
    await setUpService(ingrid.page, service.setupCode);
    await ingrid.page.goto('/company/members');
    await ingrid.page.getByRole('button', { name: 'Invite people' }).click();
    await ingrid.page.getByRole('menuitem', { name: 'Invite one person' }).click();
    const dialog = ingrid.page.getByRole('dialog');
    await dialog.getByLabel('Full name').fill('Bjørn Eide');
    await dialog.getByLabel('Email').fill('bjorn@fjordkraft.example');
    await dialog.getByLabel('Video address').fill('bjorn.eide');
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    await expect.poll(() => mailbox.messages.length, { timeout: 30_000 }).toBe(1);
    const [message = ''] = mailbox.messages;
    expect(message).toContain('To: bjorn@fjordkraft.example');
    expect(message).toContain('text/plain');
    expect(message).toContain('text/html');
    const link = linkIn(message, '/invitation/');

    await bjorn.page.goto(link);
    await expect(bjorn.page.getByText('bjorn.eide@fjordkraft.rotunda.example')).toBeVisible();
    await bjorn.page.getByLabel('Password', { exact: true }).fill(storyPassword);
    await bjorn.page.getByRole('button', { name: 'Create account' }).click();
    await menuOf(bjorn.page, 'Bjørn Eide').waitFor();
    await expect(bjorn.page.getByText('bjorn.eide.vmr@fjordkraft.rotunda.example', { exact: true })).toBeVisible();

    await ingrid.page.goto(link);
    await expect(ingrid.page.getByText(/used before/)).toBeVisible();
  } finally {
    await ingrid.leave();
    await bjorn.leave();
    await service.stop();
    await mailbox.close();
  }
});
