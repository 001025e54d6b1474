import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { openPerson, setUpService } from './people.ts';
import { RunningService } from './running-service.ts';

test('the app can be installed, and says so when the service cannot be reached', async ({ browser }) => {
  test.setTimeout(120_000);
  const service = await RunningService.start();
  const { page, leave } = await openPerson(browser, service.url);
  try {
    await setUpService(page, service.setupCode);
    const manifest = await (await page.request.get('/manifest.webmanifest')).json();
    expect(manifest).toMatchObject({ display: 'standalone', start_url: '/' });
    expect(manifest.icons.map(({ sizes }: { sizes: string }) => sizes)).toEqual(
      expect.arrayContaining(['192x192', '512x512']),
    );
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();

    await service.kill();
    await page.goto('/company/members').catch(() => undefined);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/reach|offline|connection/i);
    await expectAccessible(page, 'offline');

    await service.start();
    await page.getByRole('button').or(page.getByRole('link')).first().click();
    await expect(page.getByRole('banner')).toContainText('Fjordkraft');
  } finally {
    await leave();
    await service.stop();
  }
});
