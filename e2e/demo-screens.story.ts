import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSideScroll } from './accessible.ts';
import { ingridsRoom, openPerson } from './people.ts';
import { RunningService } from './running-service.ts';

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** Every screen that needs a session, and words that only data can bring. */
const screens: readonly [path: string, sign: RegExp][] = [
  ['/', /Aksel Berg/],
  ['/profile', /this device/],
  ['/calls', /min/],
  ['/company/members', /Aksel Berg/],
  ['/company/members/invitations', /invitation/i],
  ['/company/members/removed', /removed/i],
  ['/company/members/import', /CSV/],
  ['/company/team-rooms', /All hands/],
  ['/company/video-systems', /Ålesund/],
  ['/company/video-systems/qr-codes', /Ålesund/],
  ['/company/settings', /Fjordkraft|Company name/],
  ['/company/activity', /signed in/i],
  ['/operator', /Fjordkraft/],
  ['/help', /Starting one/],
  ['/help/members', /Inviting people/],
  ['/company/usage', /Call minutes/],
];

/** Lists, what is opened from them, and what its page says. */
const inside: readonly [list: string, name: RegExp, sign: RegExp][] = [
  ['/company/team-rooms', /All hands/, /Owners/],
  ['/company/video-systems', /Ålesund/, /Pair/],
  ['/operator', /Fjordkraft/, /Licences/],
];

let service: RunningService;
test.beforeAll(async () => {
  service = await RunningService.start('demo');
});
test.afterAll(() => service.stop());

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [size, viewport] of [
    ['desktop', desktop],
    ['phone', phone],
  ] as const) {
    test(`the demo company on every screen: ${size}, ${colorScheme}`, async ({ browser }) => {
      test.setTimeout(240_000);
      const { page, faults, leave } = await openPerson(browser, service.url, { viewport, colorScheme });
      await page.goto('/sign-in');
      await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
      await expectAccessible(page, 'sign-in');
      const [, email = ''] = /administrator\s+(\S+)/.exec(service.output) ?? [];
      const [, password = ''] = /password\s+(\S+)/.exec(service.output) ?? [];
      await page.getByLabel(/Email or video address/).fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByRole('banner')).toContainText('Fjordkraft');
      for (const [path, sign] of screens) {
        await page.goto(path);
        await expect(page.getByRole('main')).toContainText(sign);
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        await expectNoSideScroll(page, path);
        await expectAccessible(page, path);
      }
      await page.goto('/company/members');
      await page
        .getByRole('link', { name: /Aksel Berg/ })
        .first()
        .click();
      await expect(page.getByRole('textbox', { name: 'Host PIN' })).toBeVisible();
      await expectNoSideScroll(page, 'member');
      await expectAccessible(page, 'member');
      for (const [list, name, sign] of inside) {
        await page.goto(list);
        await page.getByRole('main').getByRole('link', { name }).first().click();
        await expect(page.getByRole('main')).toContainText(sign);
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        await expectNoSideScroll(page, `in ${list}`);
        await expectAccessible(page, `in ${list}`);
      }
      await page.goto(ingridsRoom);
      await expect(page.getByRole('button', { name: 'Start meeting' })).toBeVisible();
      await expectAccessible(page, 'door');
      await page.getByRole('button', { name: 'Start meeting' }).click();
      await expect(page.getByRole('button', { name: 'Leave' })).toBeVisible();
      await expectNoSideScroll(page, 'meeting');
      await expectAccessible(page, 'meeting');
      await page.getByRole('button', { name: 'Leave' }).click();
      await expect(page.getByText(/you left/i).first()).toBeVisible();
      await expectAccessible(page, 'left');
      await page.goto('/nowhere');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page, 'not found');
      expect(faults).toEqual([]);
      await leave();
    });
  }
}
