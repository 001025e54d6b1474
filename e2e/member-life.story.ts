import { expect, type Page, test } from '@playwright/test';
import { linkIn, type Mailbox, openMailbox } from '../server/testing/mailbox.ts';
import { expectAccessible } from './accessible.ts';
import { menuOf, openPerson, setUpService, storyPassword } from './people.ts';
import { RunningService } from './running-service.ts';

test('a member gets another email, is removed with the team room handed over, and comes back', async ({ browser }) => {
  test.setTimeout(150_000);
  const mailbox = await openMailbox();
  const service = await RunningService.start('serve', {
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'Rotunda <rotunda@nordic.example>',
  });
  const ingrid = await openPerson(browser, service.url);
  const bjorn = await openPerson(browser, service.url);
  try {
    await setUpService(ingrid.page, service.setupCode);
    await join(ingrid.page, bjorn.page, mailbox);

    // Another email, which its owner confirms.
    await openMember(ingrid.page, 'Bjørn Eide');
    await ingrid.page.getByRole('button', { name: 'Change email' }).click();
    await ingrid.page.getByRole('dialog').getByLabel('New email').fill('bjorn@eide.example');
    await ingrid.page.getByRole('button', { name: 'Mail the link' }).click();
    await expect(ingrid.page.getByText('bjorn@eide.example is waiting for confirmation')).toBeVisible();
    await expectAccessible(ingrid.page, 'a waiting email');
    const link = linkIn(await mailTo(mailbox, 'bjorn@eide.example'), '/confirm-email/');
    await bjorn.page.goto(link);
    await bjorn.page.getByRole('button', { name: 'Confirm bjorn@eide.example' }).waitFor();
    await expectAccessible(bjorn.page, 'confirming an email');
    await bjorn.page.getByRole('button', { name: 'Confirm bjorn@eide.example' }).click();
    await expect(bjorn.page.getByText('From now on you sign in with bjorn@eide.example.')).toBeVisible();
    expect(await mailTo(mailbox, 'bjorn@fjordkraft.example', 'was changed')).toContain('bjorn@fjordkraft.example');
    // Without loading it anew, the administrator's page shows it.
    await expect(ingrid.page.getByText('is waiting for confirmation')).toBeHidden();
    await expect(ingrid.page.getByLabel('Email', { exact: true })).toHaveValue('bjorn@eide.example');

    // Removed, with the team room handed over.
    await addRoomOwnedBy(ingrid.page);
    await ingrid.page.reload();
    await ingrid.page.getByRole('button', { name: 'Remove', exact: true }).click();
    const dialog = ingrid.page.getByRole('dialog');
    await expect(dialog.getByText('Harbour')).toBeVisible();
    await expectAccessible(ingrid.page, 'removal');
    await dialog.getByLabel('Hand over to').fill('ingr');
    await ingrid.page.getByRole('option', { name: /Ingrid Solberg/ }).click();
    await dialog.getByRole('button', { name: 'Remove member' }).click();
    await expect(ingrid.page.getByText('Bjørn Eide is removed')).toBeVisible();
    await bjorn.page.goto('/');
    await bjorn.page.getByLabel(/Email or video address/).waitFor();

    // Inviting him anew offers the undo, which brings everything back.
    await ingrid.page.goto('/company/members/removed');
    await expect(ingrid.page.getByText('for 30 more days', { exact: true })).toBeVisible();
    await expectAccessible(ingrid.page, 'removed members');
    await ingrid.page.goto('/company/members');
    await invite(ingrid.page, 'bjorn@eide.example', 'bjorn.again');
    await ingrid.page.getByRole('button', { name: 'Undo removal' }).click();
    await expect(ingrid.page.getByText('Bjørn Eide is back')).toBeVisible();
    await bjorn.page.getByLabel(/Email or video address/).fill('bjorn@eide.example');
    await bjorn.page.getByLabel('Password', { exact: true }).fill(storyPassword);
    await bjorn.page.getByRole('button', { name: 'Sign in' }).click();
    await menuOf(bjorn.page, 'Bjørn Eide').waitFor();
    await expect(bjorn.page.getByText('bjorn.eide.vmr@fjordkraft.rotunda.example', { exact: true })).toBeVisible();
  } finally {
    await ingrid.leave();
    await bjorn.leave();
    await service.stop();
    await mailbox.close();
  }
});

async function mailTo(mailbox: Mailbox, to: string, about = ''): Promise<string> {
  const found = () => mailbox.messages.find((each) => each.includes(`To: ${to}`) && each.includes(about));
  await expect.poll(() => found() !== undefined, { timeout: 30_000 }).toBe(true);
  return found() ?? '';
}

async function invite(page: Page, email: string, localPart: string): Promise<void> {
  await page.getByRole('button', { name: 'Invite people' }).click();
  await page.getByRole('menuitem', { name: 'Invite one person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Full name').fill('Bjørn Eide');
  await dialog.getByLabel('Email').fill(email);
  await dialog.getByLabel('Video address').fill(localPart);
  await dialog.getByRole('button', { name: 'Send invitation' }).click();
}

/** The invited one accepts by the mailed link. */
async function join(administrator: Page, invited: Page, mailbox: Mailbox): Promise<void> {
  await administrator.goto('/company/members');
  await invite(administrator, 'bjorn@fjordkraft.example', 'bjorn.eide');
  const link = linkIn(await mailTo(mailbox, 'bjorn@fjordkraft.example'), '/invitation/');
  await invited.goto(link);
  await invited.getByLabel('Password', { exact: true }).fill(storyPassword);
  await invited.getByRole('button', { name: 'Create account' }).click();
  await menuOf(invited, 'Bjørn Eide').waitFor();
}

async function openMember(page: Page, name: string): Promise<void> {
  await page.goto('/company/members');
  await page.getByRole('link', { name }).click();
  await page.getByText('Personal room', { exact: true }).waitFor();
}

/** A team room of the member whose page is open. */
async function addRoomOwnedBy(page: Page): Promise<void> {
  const member = page.url().split('/').at(-1) ?? '';
  const status = await page.evaluate(async (id) => {
    const body = JSON.stringify({ name: 'Harbour', owners: { rule: 'members', members: [id] } });
    const answer = await fetch('/api/v1/team-rooms', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return answer.status;
  }, member);
  expect(status).toBe(201);
}
