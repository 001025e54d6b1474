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

/** A Chromium without a window, with a camera and a microphone of its own making. */
export async function openBrowser(bench: Workbench): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('Chromium is not there. Install it, or set CHROMIUM.');
  const browser = await chromium.launch({ executablePath, args: words });
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
