import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { gather, ingridsRoom, type Person, setUpService } from './people.ts';
import { RunningService } from './running-service.ts';

async function enterAs({ page }: Person, name: string): Promise<void> {
  await page.goto(ingridsRoom);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('button', { name: 'Leave' })).toBeVisible();
}

const tileOf = (page: Page, name: string) => page.getByRole('figure', { name });
const isMuted = (page: Page, name: string) => tileOf(page, name).getByRole('img', { name: 'Muted' });
const controls = (page: Page) => page.getByRole('toolbar', { name: 'Controls' });
const rowOf = (page: Page, name: string) =>
  page.getByRole('complementary', { name: 'People' }).getByRole('listitem').filter({ hasText: name });

async function choose(page: Page, name: string, act: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: act }).click();
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message to everybody' }).fill(text);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log').getByText(text)).toBeVisible();
  await expect(page.getByText('Sending')).toBeHidden();
}

test('whoever has control mutes, gives the floor and sends away; all write to each other', async ({ browser }) => {
  test.setTimeout(240_000);
  const service = await RunningService.start();
  const cast = gather(browser, service.url);
  const { open } = cast;
  try {
    const ingrid = await open();
    const marco = await open();

    await test.step('Ingrid lets who joins later read the chat, and starts the meeting; Marco comes', async () => {
      await setUpService(ingrid.page, service.setupCode);
      await ingrid.page.getByRole('button', { name: 'PINs and lobby' }).click();
      const dialog = ingrid.page.getByRole('dialog', { name: 'PINs and lobby' });
      await dialog.getByRole('switch', { name: 'People who join later can read the chat' }).check();
      await dialog.getByRole('button', { name: 'Save' }).click();
      await expect(dialog).toBeHidden();
      await ingrid.page.goto(ingridsRoom);
      await ingrid.page.getByRole('button', { name: 'Start meeting' }).click();
      await expect(ingrid.page.getByRole('button', { name: 'Leave' })).toBeVisible();
      await enterAs(marco, 'Marco');
    });

    await test.step('They write: a link is one, a tag is text, and what was not read is counted', async () => {
      await ingrid.page.getByRole('button', { name: 'Chat', exact: true }).click();
      await write(ingrid.page, 'Agenda: https://agenda.example/today <b>bold</b>');
      await expect(controls(marco.page).getByRole('button', { name: 'Chat, 1 unread' })).toBeVisible();
      await controls(marco.page).getByRole('button', { name: 'Chat, 1 unread' }).click();
      const link = marco.page.getByRole('log').getByRole('link', { name: 'https://agenda.example/today' });
      await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
      await expect(marco.page.getByRole('log')).toContainText('<b>bold</b>');
      await write(marco.page, 'Thanks');
      await expect(ingrid.page.getByRole('log')).toContainText('Thanks');
      await expectAccessible(marco.page, 'chat');
    });

    const eline = await open({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });
    await test.step('Eline comes later, with a phone, and reads what was said', async () => {
      await enterAs(eline, 'Eline');
      await eline.page.getByRole('button', { name: 'More' }).click();
      await eline.page.getByRole('button', { name: 'Chat', exact: true }).click();
      await expect(eline.page.getByRole('log')).toContainText('Agenda');
      await eline.page.getByRole('button', { name: 'Close' }).click();
    });

    await test.step('Ingrid mutes all: both are told by whom, and unmute themselves', async () => {
      await controls(ingrid.page).getByRole('button', { name: 'People' }).click();
      await ingrid.page.getByRole('button', { name: 'Mute all' }).click();
      for (const { page } of [marco, eline]) {
        await expect(page.getByText('Ingrid Solberg has muted you. Only you can')).toBeVisible();
        await expect(page.getByRole('button', { name: 'Unmute' })).toBeVisible();
      }
      for (const name of ['Marco', 'Eline']) await expect(isMuted(ingrid.page, name)).toBeVisible();
      await expect(isMuted(ingrid.page, 'Ingrid Solberg')).toBeHidden();
      await expect(ingrid.page.getByRole('button', { name: 'Mute all' })).toBeDisabled();
      await ingrid.page.getByRole('button', { name: 'Actions for Marco' }).click();
      await expect(ingrid.page.getByRole('menuitem', { name: 'Pin' })).toBeVisible();
      await expect(ingrid.page.getByRole('menuitem', { name: /mute/i })).toHaveCount(0);
      await ingrid.page.keyboard.press('Escape');
      await expect(rowOf(ingrid.page, 'Marco')).toBeVisible();
      await marco.page.getByRole('button', { name: 'Unmute' }).click();
      await expect(isMuted(ingrid.page, 'Marco')).toBeHidden();
      await expect(isMuted(ingrid.page, 'Eline')).toBeVisible();
    });

    await test.step('Hands stand first, in the order in which they went up; Ingrid lowers one', async () => {
      await eline.page.getByRole('button', { name: 'Raise hand' }).click();
      await expect(rowOf(ingrid.page, 'Eline')).toContainText('1st');
      await controls(marco.page).getByRole('button', { name: 'Raise hand' }).click();
      await expect(rowOf(ingrid.page, 'Marco')).toContainText('2nd');
      const names = ingrid.page.getByRole('complementary', { name: 'People' }).getByRole('listitem');
      await expect(names).toHaveText([/Eline/, /Marco/, /Ingrid Solberg/]);
      await expectAccessible(ingrid.page, 'people');
      await choose(ingrid.page, 'Eline', 'Lower hand');
      await expect(rowOf(ingrid.page, 'Marco')).toContainText('1st');
      await expect(eline.page.getByRole('button', { name: 'Raise hand' })).toBeVisible();
    });

    await test.step('A reaction rises for all and is read out', async () => {
      await controls(marco.page).getByRole('button', { name: 'React' }).click();
      await marco.page.getByRole('button', { name: 'Applause' }).click();
      await expect(ingrid.page.getByRole('status').filter({ hasText: 'Marco reacts: Applause' })).toHaveCount(1);
    });

    await test.step('Marco is made a host: he is told, and has no control', async () => {
      await choose(ingrid.page, 'Marco', 'Make host');
      await expect(marco.page.getByText('You are a host now').first()).toBeVisible();
      await controls(marco.page).getByRole('button', { name: 'People' }).click();
      await expect(rowOf(marco.page, 'Eline')).toBeVisible();
      await expect(marco.page.getByRole('button', { name: 'Mute all' })).toHaveCount(0);
    });

    await test.step('Ingrid disconnects Eline, who comes back to the lobby and not into the meeting', async () => {
      await choose(ingrid.page, 'Eline', 'Disconnect');
      await ingrid.page
        .getByRole('dialog', { name: 'Disconnect Eline' })
        .getByRole('button', { name: 'Disconnect' })
        .click();
      await expect(eline.page.getByRole('heading', { level: 1 })).toHaveText('You were removed from the meeting');
      await expect(rowOf(ingrid.page, 'Eline')).toHaveCount(0);
      await eline.page.goto(ingridsRoom);
      await eline.page.getByLabel('Your name').fill('Eline');
      await eline.page.getByRole('button', { name: 'Join' }).click();
      await expect(eline.page.getByText('You are in the lobby')).toBeVisible();
    });

    await test.step('She ends the meeting for all, Eline in the lobby too', async () => {
      await ingrid.page.getByRole('button', { name: 'End meeting' }).click();
      await ingrid.page.getByRole('button', { name: 'End for all' }).click();
      for (const { page } of [ingrid, marco, eline]) {
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(/ended/);
      }
    });

    await test.step('Nothing went wrong in any of the pages', () => {
      expect(cast.faults()).toEqual([]);
    });
  } finally {
    await cast.leave();
    await service.stop();
  }
});
