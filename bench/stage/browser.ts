import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { findChromium } from '../../scripts/suites/machine.ts';
import type { Workbench } from '../benchmark.ts';

const words = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

function findBrowser(): string {
  const path = findChromium();
  if (path === undefined) throw new Error('Chromium is not there. Install it, or set CHROMIUM.');
  return path;
}

/** The same, with the id of its first process. */
export async function openBrowserProcess(bench: Workbench): Promise<{ browser: Browser; id: number }> {
  const server = await chromium.launchServer({ executablePath: findBrowser(), args: words });
  bench.afterwards(() => server.close());
  const { pid } = server.process();
  if (pid === undefined) throw new Error('Chromium has no process.');
  const browser = await chromium.connect(server.wsEndpoint());
  return { browser, id: pid };
}

/** A Chromium without a window, with a camera and a microphone of its own making. */
export async function openBrowser(bench: Workbench): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: words });
  bench.afterwards(() => browser.close());
  return browser;
}

/** Somebody's first visit: nothing stored, nothing cached. */
export const openVisitor = (browser: Browser, baseURL: string): Promise<BrowserContext> =>
  browser.newContext({
    baseURL,
    locale: 'en-GB',
    serviceWorkers: 'block',
    permissions: ['camera', 'microphone'],
    viewport: { width: 1280, height: 800 },
  });
