import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Benchmark } from './benchmark.ts';
import { measureInTurns } from './rounds.ts';
import { openBrowser, openVisitor } from './stage/browser.ts';
import { awaitPreview, firstFrameAfterClick, watchFirstFrame } from './stage/first-frame.ts';
import { demoRoom, startProgram, startService } from './stage/service.ts';
import { administrator } from './stage/session.ts';

const bare = fileURLToPath(new URL('./bare/first-frame.ts', import.meta.url));

export const benchmark: Benchmark = {
  summary: 'Click on Join until the first frame of the other party, against two bare pages with a relay',
  async run(bench) {
    const service = await startService(bench, 'demo', { DATA_DIR: bench.folder() });
    const relay = await startProgram(bench, { words: [bare], env: {}, readyPath: '/' });
    const browser = await openBrowser(bench);
    const figures = await measureInTurns(bench, 9, 'ms', {
      product: () => joinRoom(browser, service.url),
      baseline: () => joinBare(browser, relay.url),
    });
    return [{ ...figures, unit: 'ms', target: { most: 1.5 } }];
  },
};

/** A guest joins the owner, who is in the room; both come with fresh pages, and leave. */
async function joinRoom(browser: Browser, url: string): Promise<number> {
  const owner = await openVisitor(browser, url);
  const guest = await openVisitor(browser, url);
  const { email: identifier, password } = administrator;
  const signedIn = await owner.request.post('/api/v1/session', {
    data: { identifier, password },
    headers: { origin: url },
  });
  if (!signedIn.ok()) throw new Error(`Signing in was refused: ${await signedIn.text()}`);

  const host = await openRoom(owner, `/meet/${demoRoom}`);
  await host.getByRole('button', { name: 'Start meeting' }).click();
  await host.getByRole('button', { name: 'Leave' }).waitFor();

  const page = await openRoom(guest, `/meet/${demoRoom}`);
  await page.getByLabel('Your name').fill('Tove Nilsen');
  await page.getByRole('button', { name: 'Join' }).click();
  const took = await firstFrameAfterClick(page);

  for (const leaving of [page, host]) {
    await leaving.getByRole('button', { name: 'Leave' }).click();
    await leaving.getByText('You left').waitFor();
  }
  await guest.close();
  await owner.close();
  return took;
}

async function joinBare(browser: Browser, url: string): Promise<number> {
  const first = await openVisitor(browser, url);
  const second = await openVisitor(browser, url);
  await openRoom(first, '/');
  const page = await openRoom(second, '/');
  await page.getByRole('button', { name: 'Join' }).click();
  const took = await firstFrameAfterClick(page);
  await second.close();
  await first.close();
  return took;
}

async function openRoom(visitor: BrowserContext, path: string): Promise<Page> {
  const page = await visitor.newPage();
  await watchFirstFrame(page);
  await page.goto(path);
  await awaitPreview(page);
  return page;
}
