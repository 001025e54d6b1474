import { type Browser, chromium } from '@playwright/test';
import { findChromium } from '../scripts/suites/machine.ts';

/** A browser of a story's own, started with other flags than those of the other stories. */
export function launchChromium(args: string[]): Promise<Browser> {
  const path = findChromium();
  return chromium.launch({ ...(path ? { executablePath: path } : {}), args });
}
