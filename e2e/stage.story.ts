import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectNoSideScroll } from './accessible.ts';
import { expectPictures, received } from './media.ts';
import { gather, ingridsRoom, type Person, setUpService } from './people.ts';
import { RunningService } from './running-service.ts';

const tile = (page: Page, name: string) => page.getByRole('figure', { name, exact: true });
const large = (page: Page) => page.locator('figure[data-size="main"]');

async function joinAs({ page }: Person, name: string, withCamera: boolean): Promise<void> {
  await page.goto(ingridsRoom);
  await page.getByLabel('Your name').fill(name);
  if (!withCamera) await page.getByRole('button', { name: 'Turn camera off' }).click();
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('button', { name: 'Leave' })).toBeVisible();
}

/** How many pictures of somebody's screen the page has painted. */
const screenFrames = (page: Page, name: string): Promise<number> =>
  page
    .getByRole('figure', { name: `Screen of ${name}` })
    .locator('video')
    .evaluate((video) => (video instanceof HTMLVideoElement ? video.getVideoPlaybackQuality().totalVideoFrames : 0));

async function expectMovingScreen(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('figure', { name: `Screen of ${name}` })).toBeVisible();
  const before = await screenFrames(page, name);
  await expect.poll(() => screenFrames(page, name), { timeout: 30_000 }).toBeGreaterThan(before + 3);
}

/** Waits until the page hears more of the others than it did. */
async function expectHeard(page: Page): Promise<void> {
  const energy = async () => (await received(page)).energies.reduce((sum, each) => sum + each, 0);
  const before = await energy();
  await expect.poll(energy, { timeout: 30_000 }).toBeGreaterThan(before);
}

test('people share screens, choose what is large, change devices and use the keyboard', async ({ browser }) => {
  test.setTimeout(300_000);
  const service = await RunningService.start();
  const cast = gather(browser, service.url);
  const open = (width = 1280, height = 800) => cast.open({ viewport: { width, height } });
  try {
    const [ingrid, marco, tove] = [await open(), await open(900, 600), await open(900, 600)];

    await test.step('Three are in a meeting', async () => {
      await setUpService(ingrid.page, service.setupCode);
      await ingrid.page.goto(ingridsRoom);
      await ingrid.page.getByRole('button', { name: 'Start meeting' }).press('Enter');
      await expect(ingrid.page.getByRole('button', { name: 'Leave' })).toBeVisible();
      await joinAs(marco, 'Marco', true);
      await joinAs(tove, 'Tove Nilsen', false);
      await expectPictures(ingrid.page, 1);
      await expectPictures(tove.page, 2);
      await expectAccessible(ingrid.page, 'gallery');
    });

    await test.step('Ingrid changes between gallery and speaker view, and it is remembered', async () => {
      await expect(large(ingrid.page)).toHaveCount(0);
      await ingrid.page.keyboard.press('g');
      await expect(large(ingrid.page)).toHaveCount(1);
      expect(await ingrid.page.evaluate(() => localStorage.getItem('rotunda.view'))).toBe('speaker');
      await ingrid.page.getByRole('button', { name: 'Gallery view' }).press('Enter');
      await expect(large(ingrid.page)).toHaveCount(0);
    });

    await test.step('She pins Tove by the menu of her tile, and lets go by a key', async () => {
      await ingrid.page.getByRole('button', { name: 'Tile of Tove Nilsen' }).press('Enter');
      await ingrid.page.getByRole('menuitem', { name: 'Pin' }).press('Enter');
      await expect(large(ingrid.page)).toHaveAttribute('aria-label', 'Tove Nilsen');
      await expect(large(ingrid.page).getByRole('img', { name: 'Pinned' })).toBeVisible();
      await expect(large(tove.page)).toHaveCount(0);
      await ingrid.page.keyboard.press('2');
      await expect(large(ingrid.page)).toHaveCount(0);
    });

    await test.step('Marco takes another microphone, and goes on being heard', async () => {
      await tove.page.keyboard.press('m');
      await expect(tile(ingrid.page, 'Tove Nilsen').getByRole('img', { name: 'Muted' })).toBeVisible();
      await marco.page.getByRole('button', { name: 'Choose microphone and speaker' }).press('Enter');
      const choices = marco.page.getByRole('dialog', { name: 'Choose microphone and speaker' });
      const other = choices.getByRole('radio', { name: 'Fake Audio Input 2' });
      await other.check();
      await expect(other).toBeChecked();
      await choices.getByRole('radio', { name: 'Fake Audio Output 1' }).check();
      await marco.page.keyboard.press('Escape');
      await expect(choices).toBeHidden();
      await expectHeard(ingrid.page);
      const sink = () =>
        tile(marco.page, 'Ingrid Solberg')
          .locator('video')
          .evaluate((video) => (video instanceof HTMLVideoElement ? video.sinkId : ''));
      await expect.poll(sink).not.toBe('');
    });

    await test.step('Muted by a key, he is heard while he holds the space bar', async () => {
      const muted = tile(ingrid.page, 'Marco').getByRole('img', { name: 'Muted' });
      // Where the keyboard stands on a button, space presses that.
      await marco.page.getByRole('heading', { level: 1 }).focus();
      await marco.page.keyboard.press('m');
      await expect(muted).toBeVisible();
      await marco.page.keyboard.down(' ');
      await expect(marco.page.getByText('You are heard while you hold the space bar')).toBeVisible();
      await expect(muted).toBeHidden({ timeout: 45_000 });
      await marco.page.keyboard.up(' ');
      await expect(muted).toBeVisible();
    });

    await test.step('Hands go up in their order, and the keys are all in one place', async () => {
      await marco.page.keyboard.press('h');
      await expect(tile(ingrid.page, 'Marco').getByRole('img', { name: 'Hand raised' })).toHaveText('1st');
      await tove.page.getByRole('button', { name: 'Raise hand' }).press('Enter');
      await expect(tile(ingrid.page, 'Tove Nilsen').getByRole('img', { name: 'Hand raised' })).toHaveText('2nd');
      await ingrid.page.keyboard.press('?');
      const keys = ingrid.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await expect(keys).toContainText('Hold to be heard while muted');
      await ingrid.page.keyboard.press('Escape');
      await expect(keys).toBeHidden();
    });

    await test.step('Marco shares a screen; the others see it move, and his camera beside it', async () => {
      // The element is the same after every change of the layout: pictures and sound do not stop.
      const camera = tile(ingrid.page, 'Marco').locator('video');
      await camera.evaluate((video) => video.setAttribute('data-first', ''));
      await marco.page.getByRole('button', { name: 'Share screen' }).press('Enter');
      const own = marco.page.getByRole('region', { name: 'Your screen' });
      await expect(own).toContainText('You are sharing');
      for (const { page } of [ingrid, tove]) await expectMovingScreen(page, 'Marco');
      await expect(camera).toHaveAttribute('data-first', '');
      await expect(camera).toBeVisible();
      await expect(tile(ingrid.page, 'Marco').getByRole('img', { name: 'Presenting' })).toBeVisible();
      await expectAccessible(ingrid.page, 'a shared screen');
    });

    await test.step('What is shared is read at its actual size, and again whole', async () => {
      const screen = ingrid.page.getByRole('figure', { name: 'Screen of Marco' });
      await screen.getByRole('button', { name: 'Actual size' }).press('Enter');
      await expect(screen.locator('video')).toHaveAttribute('data-fit', 'actual');
      await screen.getByRole('button', { name: 'Fit' }).press('Enter');
      await expect(screen.locator('video')).toHaveAttribute('data-fit', 'whole');
    });

    await test.step('Tove shares too: hers has the stage, until Ingrid chooses the other; both stop', async () => {
      // One picture fewer to encode on small machines.
      await marco.page.keyboard.press('v');
      await tove.page.getByRole('button', { name: 'Share screen' }).press('Enter');
      const second = ingrid.page.getByRole('figure', { name: 'Screen of Tove Nilsen' });
      await expect(second.getByRole('toolbar')).toBeAttached();
      await expectMovingScreen(ingrid.page, 'Tove Nilsen');
      await ingrid.page.getByRole('button', { name: 'Show the screen of Marco large' }).press('Enter');
      await expect(ingrid.page.getByRole('button', { name: 'Show the screen of Tove Nilsen large' })).toBeVisible();
      await tove.page
        .getByRole('region', { name: 'Your screen' })
        .getByRole('button', { name: 'Stop sharing' })
        .press('Enter');
      await expect(second).toHaveCount(0);
      await marco.page.keyboard.press('s');
      await expect(ingrid.page.getByRole('figure', { name: /Screen of/ })).toHaveCount(0);
    });

    await test.step('With two, the own picture is small, goes to another corner, and can be hidden', async () => {
      await tove.page.getByRole('button', { name: 'Leave' }).press('Enter');
      const own = ingrid.page.locator('figure[data-size="inset"]');
      await expect(own).toBeVisible();
      const before = await own.boundingBox();
      await own.getByRole('button', { name: 'Your own tile' }).press('Enter');
      await ingrid.page.getByRole('menuitem', { name: 'Move to another corner' }).press('Enter');
      await expect.poll(async () => (await own.boundingBox())?.x).toBeLessThan((before?.x ?? 0) / 2);
      await own.getByRole('button', { name: 'Your own tile' }).press('Enter');
      await ingrid.page.getByRole('menuitem', { name: 'Hide own picture' }).press('Enter');
      await expect(own).toHaveCount(0);
    });

    await test.step('On a phone, upright and on its side, everything can be reached', async () => {
      for (const size of [
        { width: 390, height: 844 },
        { width: 844, height: 390 },
      ]) {
        await marco.page.setViewportSize(size);
        await expectNoSideScroll(marco.page, `${size.width} wide`);
        await expect(marco.page.getByRole('button', { name: 'Leave' })).toBeInViewport();
        await marco.page.getByRole('button', { name: 'More' }).press('Enter');
        const more = marco.page.getByRole('dialog', { name: 'More' });
        await expect(more.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
        await expectAccessible(marco.page, `more, ${size.width} wide`);
        await marco.page.keyboard.press('Escape');
        await expect(more).toBeHidden();
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
