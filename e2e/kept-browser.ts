import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { findChromium } from '../scripts/suites/machine.ts';
import { flags } from './browser-flags.ts';

/** A browser as a machine in a meeting room has it: one page, and a profile that outlives the loss of its power. */
export class KeptBrowser {
  readonly #profile = mkdtempSync(join(tmpdir(), 'rotunda-screen-'));
  readonly #address: string;
  #child: ChildProcess | null = null;
  #browser: Browser | null = null;

  private constructor(address: string) {
    this.#address = address;
  }

  /** Opens an address, as the machine does whenever it is switched on. */
  static async at(address: string): Promise<KeptBrowser> {
    const browser = new KeptBrowser(address);
    await browser.switchOn();
    return browser;
  }

  get page(): Page {
    const page = this.#browser?.contexts()[0]?.pages()[0];
    if (!page) throw new Error('The browser is off.');
    return page;
  }

  async switchOn(): Promise<void> {
    const program = findChromium() ?? chromium.executablePath();
    const own = ['--headless', '--remote-debugging-port=0', '--window-size=1440,900', '--hide-crash-restore-bubble'];
    const args = [...flags, ...own, '--no-first-run', `--user-data-dir=${this.#profile}`, this.#address];
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child = child;
    let said = '';
    const endpoint = new Promise<string>((resolve, reject) => {
      child.stderr.on('data', (part: Buffer) => {
        said += part;
        const url = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (url) resolve(url);
      });
      child.once('exit', () => reject(new Error(`Chromium ended:\n${said}`)));
    });
    this.#browser = await chromium.connectOverCDP(await endpoint);
    await expect.poll(() => this.#browser?.contexts()[0]?.pages().length).toBe(1);
  }

  /** Waits until a cookie is on the disk, where Chromium writes it within 30 seconds. */
  async expectKept(cookie: string): Promise<void> {
    const cookies = join(this.#profile, 'Default', 'Cookies');
    await expect.poll(() => readFileSync(cookies).includes(cookie), { timeout: 90_000 }).toBe(true);
  }

  /** The power is gone: nothing is written any more, nobody is told. */
  async cutPower(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async leave(): Promise<void> {
    await this.cutPower();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
