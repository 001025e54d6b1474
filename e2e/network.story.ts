import { setTimeout as pass } from 'node:timers/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectMediaOf, expectPictures, received } from './media.ts';
import { NetworkGate } from './network-gate.ts';
import { ingridsRoom, openPerson, setUpService } from './people.ts';
import { RelayServer } from './relay-server.ts';
import { RunningService } from './running-service.ts';

/** The leg whose picture a page shows under a name. */
const legOf = (page: Page, name: string) =>
  page.getByRole('figure', { name }).locator('video[data-leg]').first().getAttribute('data-leg');

/** By what the paths of a page's open connections are known: another one after each new search (RFC 8445, section 5.3). */
const ownFragments = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    window.storyPeers
      .filter(({ connectionState }) => connectionState !== 'closed')
      .map(({ currentLocalDescription }) => /a=ice-ufrag:(\S+)/.exec(currentLocalDescription?.sdp ?? '')?.[1] ?? ''),
  );

test('a network that is cut comes back by itself: the same leg after 20 seconds, a new one into the same room after 90', async ({
  browser,
}) => {
  test.setTimeout(400_000);
  const relay = await RelayServer.start({ privatePeers: true });
  const service = await RunningService.start('serve', { TURN_URL: relay.url, TURN_SECRET: relay.secret });
  const gate = await NetworkGate.before(service.url);
  const ingrid = await openPerson(browser, service.url);
  // All that Tove's browser says and shows goes through the gate and the relay, which are cut together.
  const tove = await openPerson(browser, gate.url);
  const cut = () => {
    gate.cut();
    relay.pause();
  };
  const restore = () => {
    relay.goOn();
    gate.restore();
  };
  const toveTile = ingrid.page.getByRole('figure', { name: 'Tove Nilsen' });
  try {
    await setUpService(ingrid.page, service.setupCode);
    await ingrid.page.goto(ingridsRoom);
    await ingrid.page.getByRole('button', { name: 'Start meeting' }).click();
    await ingrid.page.getByRole('button', { name: 'Leave' }).waitFor();
    await tove.page.goto(`${ingridsRoom}?relay`);
    await tove.page.getByLabel('Your name').fill('Tove Nilsen');
    await tove.page.getByRole('button', { name: 'Join' }).click();
    for (const { page } of [ingrid, tove]) await expectMediaOf(page, 1);
    const first = await legOf(ingrid.page, 'Tove Nilsen');

    await test.step('Cut for 20 seconds: the others read it, and then it is the same leg', async () => {
      cut();
      const lasts = pass(20_000);
      await expect(toveTile).toContainText('Reconnecting', { timeout: 60_000 });
      await lasts;
      restore();
      await expect(toveTile).not.toContainText('Reconnecting', { timeout: 60_000 });
      for (const { page } of [ingrid, tove]) {
        await expectMediaOf(page, 1);
        await expectPictures(page, 1);
      }
      expect(await legOf(ingrid.page, 'Tove Nilsen')).toBe(first);
    });

    await test.step('Tove’s tab is put to sleep: when it wakes up it knows what was said, and is the same leg', async () => {
      const { made } = await received(tove.page);
      // Chromium freezes no page that is being watched: its main thread is stopped, as that of a tab asleep.
      const thread = await tove.context.newCDPSession(tove.page);
      await thread.send('Debugger.enable');
      const asleep = new Promise<void>((resolve) => thread.once('Debugger.paused', () => resolve()));
      await thread.send('Debugger.pause');
      await asleep;
      await ingrid.page.getByRole('button', { name: 'Chat', exact: true }).click();
      await ingrid.page.getByRole('textbox', { name: 'Message to everybody' }).fill('Good morning');
      await ingrid.page.keyboard.press('Enter');
      await expect(ingrid.page.getByRole('log')).toContainText('Good morning');
      await expectMediaOf(ingrid.page, 1);
      await thread.send('Debugger.resume');
      await thread.detach();
      await expect(tove.page.getByRole('button', { name: 'Chat, 1 unread' })).toBeVisible({ timeout: 60_000 });
      for (const { page } of [ingrid, tove]) await expectMediaOf(page, 1);
      expect((await received(tove.page)).made).toBe(made);
      expect(await legOf(ingrid.page, 'Tove Nilsen')).toBe(first);
    });

    await test.step('She goes over to another network: the paths are looked for anew, and it is the same leg', async () => {
      const before = await ownFragments(tove.page);
      await tove.context.setOffline(true);
      await expect(tove.page.getByText('No connection to the service')).toBeVisible({ timeout: 60_000 });
      await tove.context.setOffline(false);
      await expect(tove.page.getByText('No connection to the service')).toHaveCount(0, { timeout: 60_000 });
      await expect.poll(() => ownFragments(tove.page), { timeout: 30_000 }).not.toEqual(before);
      for (const { page } of [ingrid, tove]) await expectMediaOf(page, 1);
      expect(await legOf(ingrid.page, 'Tove Nilsen')).toBe(first);
    });

    await test.step('Cut until the meeting holds the place no more: it comes back as a new leg into the same room', async () => {
      cut();
      await expect(tove.page.getByText('No connection to the service')).toBeVisible({ timeout: 60_000 });
      await expect(toveTile).toHaveCount(0, { timeout: 120_000 });
      restore();
      await expect(toveTile).toBeVisible({ timeout: 60_000 });
      for (const { page } of [ingrid, tove]) {
        await expectMediaOf(page, 1);
        await expectPictures(page, 1);
      }
      await expect(tove.page.getByText('No connection to the service')).toHaveCount(0);
      expect(await legOf(ingrid.page, 'Tove Nilsen')).not.toBe(first);
    });

    await test.step('The service is killed and starts again: the media is the same, and goes on all the while', async () => {
      const made = (await received(tove.page)).made;
      const leg = await legOf(ingrid.page, 'Tove Nilsen');
      await service.kill();
      await expect(tove.page.getByText('No connection to the service')).toBeVisible({ timeout: 60_000 });
      for (const { page } of [ingrid, tove]) await expectMediaOf(page, 1);
      await service.start();
      await expect(tove.page.getByText('No connection to the service')).toHaveCount(0, { timeout: 60_000 });
      for (const { page } of [ingrid, tove]) await expectMediaOf(page, 1);
      expect((await received(tove.page)).made).toBe(made);
      expect(await legOf(ingrid.page, 'Tove Nilsen')).toBe(leg);
    });

    await test.step('Ingrid’s history tells how the connection was', async () => {
      for (const { page } of [tove, ingrid]) await page.getByRole('button', { name: 'Leave' }).click();
      await ingrid.page.getByText('You left').waitFor();
      const { items } = await (await ingrid.page.request.get('/api/v1/me/calls')).json();
      expect(items[0].quality).toMatchObject({ code: 'interrupted', value: expect.any(Number) });
      expect(items[0].quality.measured).toBeGreaterThan(60);
    });
  } finally {
    restore();
    for (const { leave } of [ingrid, tove]) await leave();
    await gate.close();
    await service.stop();
    await relay.stop();
  }
});
