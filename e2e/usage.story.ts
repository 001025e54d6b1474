import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectNoSideScroll } from './accessible.ts';
import { gather, ingridsRoom, setUpService } from './people.ts';
import { RunningService } from './running-service.ts';

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** What a figure's card shows. */
const figure = async (page: Page, name: string) =>
  Number(((await card(page, name).getByRole('link').first().textContent()) ?? '').replaceAll(/\D/g, ''));

test('a meeting is in the usage of the company as soon as it is over, and every figure opens what it is made of', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const service = await RunningService.start();
  const cast = gather(browser, service.url);
  const { open, people } = cast;
  try {
    const ingrid = await open();
    const tove = await open();
    await setUpService(ingrid.page, service.setupCode);
    const usage = await ingrid.context.newPage();

    await test.step('Without a call the page says how to get the first', async () => {
      await usage.goto('/company/usage');
      await expect(usage.getByRole('heading', { name: 'No call yet' })).toBeVisible();
    });

    await test.step('Ingrid starts a meeting, Tove comes as a guest; it stands under "Right now"', async () => {
      await ingrid.page.goto(ingridsRoom);
      await ingrid.page.getByRole('button', { name: 'Start meeting' }).click();
      await tove.page.goto(ingridsRoom);
      await tove.page.getByLabel('Your name').fill('Tove Nilsen');
      await tove.page.getByRole('button', { name: 'Join' }).click();
      for (const { page } of people) await expect(page.getByRole('button', { name: 'Leave' })).toBeVisible();
      await usage.reload();
      await usage.getByRole('heading', { name: 'Right now' }).scrollIntoViewIfNeeded();
      await expect(usage.getByText('Tove Nilsen')).toBeVisible();
    });

    await test.step('They hang up, and the figures have it', async () => {
      for (const { page } of people) {
        await page.getByRole('button', { name: 'Leave' }).click();
        await page.getByText(/you left/i).waitFor();
      }
      await expect
        .poll(async () => (await (await usage.request.get('/api/v1/usage/live')).json()).legs, { timeout: 20_000 })
        .toBe(0);
      await usage.reload();
      await expect(card(usage, 'Calls').getByRole('link').first()).toHaveText('1');
      await expect(card(usage, 'Joins')).toContainText('1 guest');
      await expect(card(usage, 'People')).toContainText('of 1');
      expect(await figure(usage, 'Joins')).toBe(2);
      await card(usage, 'Calls').getByRole('button', { name: 'What “Calls” means' }).click();
      await expect(usage.getByText('that started in the period: 1 and 0')).toBeVisible();
      await usage.keyboard.press('Escape');
      await expectAccessible(usage, 'the page');
    });

    await test.step('An export is what the page shows', async () => {
      await usage.getByRole('button', { name: 'Export', exact: true }).click();
      await usage.getByRole('button', { name: 'JSON' }).click();
      const href = await usage.getByRole('link', { name: 'Figures' }).getAttribute('href');
      await expectAccessible(usage, 'the export');
      const rows: { figure: string; value: number }[] = await (await usage.request.get(href ?? '')).json();
      const exported = (name: string) => rows.find((row) => row.figure === name)?.value;
      expect(exported('calls')).toBe(await figure(usage, 'Calls'));
      expect(exported('callMinutes')).toBe(await figure(usage, 'Call minutes'));
      expect(exported('roomMinutes')).toBe(await figure(usage, 'Room minutes'));
      expect(exported('people')).toBe(await figure(usage, 'People'));
      await usage.keyboard.press('Escape');
    });

    await test.step('The figure opens its calls, which add up to it, and a call its page', async () => {
      const joins = await figure(usage, 'Joins');
      await card(usage, 'Joins').getByRole('link').first().click();
      await expect(usage.getByText(`1 call · ${joins} joins together`)).toBeVisible();
      await expectAccessible(usage, 'the calls');
      await usage.getByRole('link', { name: 'Ingrid Solberg’s room' }).click();
      const legs = usage.getByRole('listitem');
      await expect(legs.filter({ hasText: 'Ingrid Solberg' })).toContainText('Host');
      await expect(legs.filter({ hasText: 'Tove Nilsen' })).toContainText('left');
      await expectAccessible(usage, 'the call');
    });

    await test.step('By keyboard from an hour to its calls, on a phone too', async () => {
      await usage.setViewportSize({ width: 390, height: 844 });
      await usage.goto('/company/usage');
      const hours = usage.getByRole('table', { name: /Call minutes by weekday and hour/ });
      await hours.scrollIntoViewIfNeeded();
      await hours.getByRole('link').first().focus();
      await usage.keyboard.press('ArrowRight');
      await expect(hours.getByRole('link').nth(1)).toBeFocused();
      await expectNoSideScroll(usage, 'the page on a phone');
      await usage.keyboard.press('Enter');
      await expect(usage.getByRole('button', { name: 'Show all hours' })).toBeVisible();
    });

    await test.step('Under "Totals only" there are sums of months, and nothing is asked that would be refused', async () => {
      const refused: string[] = [];
      usage.on('response', (answer) => answer.status() >= 400 && refused.push(answer.url()));
      const settings = await usage.request.get('/api/v1/company/settings');
      const { version } = await settings.json();
      const changed = await usage.request.patch('/api/v1/company/settings', {
        headers: { 'if-match': `"${version}"`, origin: service.url },
        data: { statisticsPrivacy: 'totals-only' },
      });
      expect(changed.status()).toBe(200);
      await usage.goto('/company/usage');
      await expect(usage.getByText('Your company shows sums of whole calendar months')).toBeVisible();
      // The month that is going on is not over yet, and the meeting was in it.
      await expect(card(usage, 'Calls')).toHaveText(/^Calls0/);
      await usage.goto('/company/usage/calls');
      await expect(usage.getByText('Your company shows sums of whole calendar months')).toBeVisible();
      expect(refused).toEqual([]);
    });
  } finally {
    await cast.leave();
    await service.stop();
  }
});
