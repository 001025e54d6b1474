import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import type { Benchmark, Workbench } from './benchmark.ts';
import { measureInTurns } from './rounds.ts';
import { openBrowserProcess, openVisitor } from './stage/browser.ts';
import { awaitMedia, watchConnections } from './stage/media.ts';
import { processorTimeOf } from './stage/processor-time.ts';
import { demoRoom, startProgram, startService } from './stage/service.ts';
import { administrator } from './stage/session.ts';

const bare = fileURLToPath(new URL('./bare/meeting-load.ts', import.meta.url));

/** Seconds for the bit rates to settle, and seconds that are measured. */
const settling = 10;
const measured = 15;

export const benchmark: Benchmark = {
  summary: 'Processor time of three pages in a meeting, against three bare pages that show each other',
  async run(bench) {
    const service = await startService(bench, 'demo', { DATA_DIR: bench.folder() });
    const relay = await startProgram(bench, { words: [bare], env: {}, readyPath: '/' });
    const figures = await measureInTurns(bench, 3, 'ms', {
      product: () => load(bench, service.url, meet),
      baseline: () => load(bench, relay.url, openBare),
    });
    return [{ ...figures, unit: 'ms', target: { most: 1.3 } }];
  },
};

type Opening = (visitor: BrowserContext, url: string, which: number) => Promise<Page>;

/** Milliseconds of processor time a second of a browser with three pages that see each other. */
async function load(bench: Workbench, url: string, open: Opening): Promise<number> {
  const { browser, id } = await openBrowserProcess(bench);
  const pages: Page[] = [];
  for (const which of [0, 1, 2]) {
    const visitor = await openVisitor(browser, url);
    await watchConnections(visitor);
    pages.push(await open(visitor, url, which));
  }
  for (const page of pages) await awaitMedia(page, 2);
  await pass(settling * 1000);
  const before = processorTimeOf(id);
  await pass(measured * 1000);
  const used = processorTimeOf(id) - before;
  await browser.close();
  return (used / measured) * 1000;
}

async function meet(visitor: BrowserContext, url: string, which: number): Promise<Page> {
  const page = await visitor.newPage();
  if (which === 0) {
    const { email: identifier, password } = administrator;
    const signedIn = await visitor.request.post('/api/v1/session', {
      data: { identifier, password },
      headers: { origin: url },
    });
    if (!signedIn.ok()) throw new Error(`Signing in was refused: ${await signedIn.text()}`);
    await page.goto(`/meet/${demoRoom}`);
    await page.getByRole('button', { name: 'Start meeting' }).click();
  } else {
    await page.goto(`/meet/${demoRoom}`);
    await page.getByLabel('Your name').fill(`Guest ${which}`);
    await page.getByRole('button', { name: 'Join' }).click();
  }
  await page.getByRole('button', { name: 'Leave' }).waitFor();
  return page;
}

async function openBare(visitor: BrowserContext): Promise<Page> {
  const page = await visitor.newPage();
  await page.goto('/');
  return page;
}
