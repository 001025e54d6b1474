import { gzipSync } from 'node:zlib';
import type { Browser, Locator, Page } from '@playwright/test';
import type { Benchmark } from './benchmark.ts';
import { openBrowser, openVisitor } from './stage/browser.ts';
import { demoRoom, startService } from './stage/service.ts';

export const benchmark: Benchmark = {
  summary: 'JavaScript of a first visit in KB (1,000 bytes) of gzip, until the page can be used',
  async run(bench) {
    const { url } = await startService(bench, 'demo', { DATA_DIR: bench.folder() });
    const browser = await openBrowser(bench);
    const weigh = (path: string, usable: (page: Page) => Locator) => weighScripts(browser, url, path, usable);
    const signIn = await weigh('/sign-in', (page) => page.getByRole('button', { name: 'Sign in' }));
    const guest = await weigh(`/meet/${demoRoom}`, (page) => page.getByRole('button', { name: 'Join' }));
    const shared = { unit: 'KB', baseline: null };
    return [
      { of: 'sign-in page', value: signIn, ...shared, target: { most: 180 } },
      { of: 'guest’s meeting page', value: guest, ...shared, target: { most: 200 } },
    ];
  },
};

/** What all scripts of a page weigh that had been asked for when the page could be used. */
async function weighScripts(
  browser: Browser,
  url: string,
  path: string,
  usable: (page: Page) => Locator,
): Promise<number> {
  const visitor = await openVisitor(browser, url);
  const page = await visitor.newPage();
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}`);
    scripts.push(response.body().then((body) => gzipSync(body).byteLength));
  });
  await page.goto(path, { waitUntil: 'load' });
  await usable(page).waitFor();
  const sizes = await Promise.all(scripts);
  await visitor.close();
  if (sizes.length === 0) throw new Error(`${path} loaded no script`);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
