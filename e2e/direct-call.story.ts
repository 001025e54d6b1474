import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expectMediaOf, expectPictures } from './media.ts';
import { gather, ingridsRoom, menuOf, setUpService, storyPassword } from './people.ts';
import { RunningService } from './running-service.ts';

const bjorn = { name: 'Bjørn Eide', address: 'bjorn.eide@fjordkraft.rotunda.example' };

/** Invites Bjørn, who comes in by the link. */
async function bringBjorn(administrator: Page, invited: Page): Promise<void> {
  await administrator.goto('/company/members');
  await administrator.getByRole('button', { name: 'Invite people' }).click();
  await administrator.getByRole('menuitem', { name: 'Invite one person' }).click();
  const dialog = administrator.getByRole('dialog');
  await dialog.getByLabel('Full name').fill(bjorn.name);
  await dialog.getByLabel('Email').fill('bjorn@fjordkraft.example');
  await expect(dialog.getByLabel('Video address')).toHaveValue('bjorn.eide');
  await dialog.getByRole('button', { name: 'Make an invitation link' }).click();
  await invited.goto(await dialog.getByLabel('Invitation link').inputValue());
  await invited.getByLabel('Password', { exact: true }).fill(storyPassword);
  await invited.getByRole('button', { name: 'Create account' }).click();
  await menuOf(invited, bjorn.name).waitFor();
}

/** Adds a video system that is twinned to Bjørn, and makes a page its screen. */
async function twinWithBjorn({ request }: Page, screen: Page): Promise<void> {
  await screen.goto('/system');
  const code = screen.getByTestId('pairing-code').filter({ hasText: /^[2-9A-Z]{4}-[2-9A-Z]{4}$/ });
  const pairingCode = await code.textContent();
  const { member } = await (await request.get('/api/v1/session')).json();
  const { items } = await (await request.get('/api/v1/members?search=eide')).json();
  const answer = await request.post(`/api/v1/operator/companies/${member.company.id}/video-systems`, {
    data: {
      name: 'Bjørn’s desk',
      localPart: 'bjorn.desk',
      domain: bjorn.address.split('@')[1],
      memberId: items[0].id,
      pairingCode,
    },
    headers: { origin: new URL(screen.url()).origin, 'idempotency-key': 'one desk' },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  await expect(screen.getByRole('heading', { name: 'Bjørn’s desk' })).toBeVisible();
}

const cardOf = (page: Page, name: string) => page.getByRole('dialog', { name: `${name} calls` });

test('a call rings in two windows and on a system and is answered in one; missed, declined and crossed calls end as they should', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const service = await RunningService.start();
  const cast = gather(browser, service.url);
  const { open } = cast;
  try {
    const ingrid = await open();
    const callee = await open();
    await setUpService(ingrid.page, service.setupCode);
    await bringBjorn(ingrid.page, callee.page);
    const desk = await open();
    await twinWithBjorn(ingrid.page, desk.page);
    const deskCard = desk.page.getByRole('alertdialog', { name: 'Ingrid Solberg calls' });
    const other = await callee.context.newPage();
    await other.goto('/calls');
    await callee.page.goto('/');
    await ingrid.page.goto('/');
    const callBjorn = ingrid.page.getByRole('button', { name: `Call ${bjorn.name}` });

    await test.step('Ingrid sees that Bjørn is there, and calls him: both of his windows ring, and the system on his desk', async () => {
      await expect(ingrid.page.getByRole('listitem').filter({ hasText: bjorn.name })).toContainText('Available');
      await callBjorn.click();
      await expect(ingrid.page.getByRole('heading', { level: 1 })).toHaveText(bjorn.name);
      await expect(ingrid.page.getByText('Ringing')).toBeVisible();
      await expect(cardOf(callee.page, 'Ingrid Solberg')).toBeVisible();
      await expect(cardOf(other, 'Ingrid Solberg')).toBeVisible();
      await expect(deskCard).toBeVisible();
      await expectAccessible(callee.page, 'ringing');
      await expectAccessible(ingrid.page, 'calling');
    });

    await test.step('He answers in one, the others stop, and they see and hear each other', async () => {
      await cardOf(callee.page, 'Ingrid Solberg').getByRole('button', { name: 'Answer' }).click();
      await expect(cardOf(other, 'Ingrid Solberg')).toBeHidden();
      await expect(deskCard).toBeHidden();
      for (const { page } of [ingrid, callee]) {
        await expectMediaOf(page, 1);
        await expectPictures(page, 1);
        // Of two who talk nobody is the host.
        await expect(page.getByText('Host')).toHaveCount(0);
      }
    });

    await test.step('She leaves; the call is over for him too', async () => {
      await ingrid.page.getByRole('button', { name: 'Leave' }).click();
      for (const { page } of [ingrid, callee]) {
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('The call has ended');
      }
      await callee.page.getByRole('button', { name: 'Home' }).click();
    });

    await test.step('It rings at a room’s door too: he declines the next one by a key, and she reads so', async () => {
      await other.goto(ingridsRoom);
      await expect(other.getByRole('heading', { level: 1 })).toContainText('Ingrid Solberg');
      await ingrid.page.getByRole('button', { name: 'Call again' }).click();
      await expect(cardOf(other, 'Ingrid Solberg')).toBeVisible();
      await expect(cardOf(callee.page, 'Ingrid Solberg').getByRole('button', { name: 'Answer' })).toBeFocused();
      await callee.page.keyboard.press('Escape');
      await expect(ingrid.page.getByRole('heading', { level: 1 })).toHaveText('Call declined');
      await expect(cardOf(other, 'Ingrid Solberg')).toBeHidden();
      await other.goto('/calls');
    });

    await test.step('She gives up on a third one: he reads of a missed call', async () => {
      await ingrid.page.getByRole('button', { name: 'Call again' }).click();
      await expect(cardOf(other, 'Ingrid Solberg')).toBeVisible();
      await ingrid.page.getByRole('button', { name: 'Cancel' }).click();
      await expect(ingrid.page.getByRole('heading', { level: 1 })).toHaveText('You cancelled the call');
      await expect(cardOf(other, 'Ingrid Solberg')).toBeHidden();
      await expect(other.getByRole('listitem').filter({ hasText: 'Missed' })).toContainText('Ingrid Solberg');
    });

    await test.step('Both call each other at once: it is one call', async () => {
      await ingrid.page.getByRole('button', { name: 'Home' }).click();
      await callBjorn.waitFor();
      await Promise.all([callBjorn.click(), callee.page.getByRole('button', { name: 'Call Ingrid Solberg' }).click()]);
      for (const { page } of [ingrid, callee]) await expectMediaOf(page, 1);
      await callee.page.getByRole('button', { name: 'Leave' }).click();
      await expect(ingrid.page.getByRole('heading', { level: 1 })).toHaveText('The call has ended');
      await ingrid.page.goto('/calls');
      await expect(ingrid.page.getByRole('listitem').filter({ hasText: bjorn.name })).toHaveCount(4);
    });

    await test.step('The dial box calls an address; one that nobody has is told', async () => {
      await ingrid.page.keyboard.press('Control+k');
      await ingrid.page
        .getByLabel('Search or dial a person, room or system')
        .fill('nobody.here@fjordkraft.rotunda.example');
      await ingrid.page.getByRole('button', { name: 'Call nobody.here@fjordkraft.rotunda.example' }).click();
      await expect(ingrid.page.getByRole('heading', { level: 1 })).toHaveText('Nobody there');
    });

    await test.step('Nothing went wrong in any of the pages', () => {
      expect(cast.faults()).toEqual([]);
    });
  } finally {
    await cast.leave();
    await service.stop();
  }
});
