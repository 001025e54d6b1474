import { expect, type Page, test } from '@playwright/test';
import { RoomServiceClient } from 'livekit-server-sdk';
import { findLivekit } from '../scripts/suites/livekit.ts';
import { LivekitServer } from '../server/testing/livekit-server.ts';
import { expectMediaOf, expectPictures, received } from './media.ts';
import { gather, ingridsRoom, type Person, setUpService } from './people.ts';
import { RunningService } from './running-service.ts';

const program = findLivekit();

async function enterAs({ page }: Person, name: string): Promise<void> {
  await page.goto(ingridsRoom);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('button', { name: 'Leave' })).toBeVisible();
}

async function choose(page: Page, name: string, act: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: act }).click();
}

const tileOf = (page: Page, name: string) => page.getByRole('figure', { name });

/** Asks LiveKit itself. */
function openDirectory(server: LivekitServer) {
  const rooms = new RoomServiceClient(server.url.replace('ws', 'http'), server.key, server.secret);
  const all = async () => {
    const [room] = await rooms.listRooms();
    return room ? rooms.listParticipants(room.name) : [];
  };
  return {
    names: async () => (await all()).map(({ name }) => name).sort(),
    /** Whether the microphone of somebody is muted there; its first track. */
    isMuted: async (name: string) =>
      (await all()).find((each) => each.name === name)?.tracks.find(({ type }) => type === 0)?.muted,
  };
}

test('three meet over LiveKit: they see and hear each other, one is muted and one removed, LiveKit starts anew', async ({
  browser,
}, info) => {
  info.skip(program === undefined, 'There is no LiveKit server; npm test says why.');
  test.setTimeout(240_000);
  const livekit = await LivekitServer.start(program ?? '');
  const service = await RunningService.start('serve', livekit.settings);
  const cast = gather(browser, service.url);
  const { open, people } = cast;
  const atLivekit = openDirectory(livekit);
  try {
    const [ingrid, tove, marco] = [await open(), await open(), await open()];

    await test.step('Ingrid starts the meeting, two guests join, and all see and hear each other', async () => {
      await setUpService(ingrid.page, service.setupCode);
      await ingrid.page.goto(ingridsRoom);
      await ingrid.page.getByRole('button', { name: 'Start meeting' }).click();
      await expect(ingrid.page.getByRole('button', { name: 'Leave' })).toBeVisible();
      await enterAs(tove, 'Tove');
      await enterAs(marco, 'Marco');
      for (const { page } of people) {
        await expectPictures(page, 2);
        await expectMediaOf(page, 2, 1);
      }
      expect(await atLivekit.names()).toEqual(['Ingrid Solberg', 'Marco', 'Tove']);
    });

    await test.step('Ingrid mutes Tove, at LiveKit too; Tove turns her microphone on again', async () => {
      await expect.poll(() => atLivekit.isMuted('Tove')).toBe(false);
      await ingrid.page.getByRole('button', { name: 'People' }).click();
      await choose(ingrid.page, 'Tove', 'Mute');
      await expect(tileOf(marco.page, 'Tove').getByRole('img', { name: 'Muted' })).toBeVisible();
      await expect.poll(() => atLivekit.isMuted('Tove')).toBe(true);
      await tove.page.getByRole('button', { name: 'Unmute' }).first().click();
      await expect.poll(() => atLivekit.isMuted('Tove')).toBe(false);
      await expect(tileOf(marco.page, 'Tove').getByRole('img', { name: 'Muted' })).toBeHidden();
    });

    await test.step('LiveKit is killed and started again: pictures and sound come back by themselves', async () => {
      const before = await Promise.all(people.map(({ page }) => received(page)));
      await livekit.kill();
      await livekit.start();
      for (const [at, { page }] of people.entries()) {
        const isAnew = async () => {
          const { connected, made } = await received(page);
          return connected === 1 && made > (before[at]?.made ?? 0);
        };
        await expect.poll(isAnew, { timeout: 60_000 }).toBe(true);
        await expectMediaOf(page, 2, 1);
      }
      expect(await atLivekit.names()).toEqual(['Ingrid Solberg', 'Marco', 'Tove']);
    });

    await test.step('Ingrid disconnects Marco, whom LiveKit has no more; the others go on', async () => {
      await choose(ingrid.page, 'Marco', 'Disconnect');
      await ingrid.page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
      await expect.poll(() => atLivekit.names()).toEqual(['Ingrid Solberg', 'Tove']);
      await expect(marco.page.getByRole('button', { name: 'Leave' })).toBeHidden();
      for (const { page } of [ingrid, tove]) await expectMediaOf(page, 1, 1);
    });

    await test.step('They leave, and the call is over at LiveKit too', async () => {
      for (const { page } of [tove, ingrid]) {
        await page.getByRole('button', { name: 'Leave' }).click();
        await page.getByText(/you left/i).waitFor();
      }
      await expect.poll(() => atLivekit.names()).toEqual([]);
    });
  } finally {
    await cast.leave();
    await service.stop();
    await livekit.stop();
  }
});
