import { setTimeout as pass } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { NetworkGate } from '../e2e/network-gate.ts';
import { RelayServer } from '../e2e/relay-server.ts';
import type { Benchmark, Workbench } from './benchmark.ts';
import { median } from './rounds.ts';
import { openBrowser, openVisitor } from './stage/browser.ts';
import { awaitMedia, framesOf, watchConnections } from './stage/media.ts';
import { demoRoom, startService } from './stage/service.ts';
import { administrator } from './stage/session.ts';

const rounds = 5;
/** Seconds without a network: the others notice, and the service gives the connection up. */
const cuts = [8, 25] as const;

export const benchmark: Benchmark = {
  summary: 'Network back until the pictures of the others move again, after cuts of 8 and 25 seconds',
  async run(bench) {
    const { page, cut, restore } = await openStage(bench);
    const findings: { of: string; value: number }[] = [];
    for (const seconds of cuts) {
      const took: number[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        cut();
        await pass(seconds * 1000);
        const before = (await framesOf(page)).reduce((sum, frames) => sum + frames, 0);
        const restored = performance.now();
        restore();
        await awaitMore(page, before);
        took.push(performance.now() - restored);
        bench.say(`cut of ${seconds} s, ${round}/${rounds}: ${took.at(-1)?.toFixed(0)} ms`);
        await awaitMedia(page, 1);
      }
      findings.push({ of: `after ${seconds} s`, value: median(took) });
    }
    return findings.map((finding) => ({ ...finding, unit: 'ms', baseline: null, target: { most: 3000 } }));
  },
};

/** A guest whose socket and media go over a network that can be cut, in a meeting with one other. */
async function openStage(bench: Workbench) {
  const relay = await RelayServer.start({ privatePeers: true });
  bench.afterwards(() => relay.stop());
  const turn = { TURN_URL: relay.url, TURN_SECRET: relay.secret };
  const service = await startService(bench, 'demo', { DATA_DIR: bench.folder(), ...turn });
  const gate = await NetworkGate.before(service.url);
  bench.afterwards(() => gate.close());
  const browser = await openBrowser(bench);
  const host = await openVisitor(browser, service.url);
  const { email: identifier, password } = administrator;
  const data = { identifier, password };
  await host.request.post('/api/v1/session', { data, headers: { origin: service.url } });
  const hosting = await host.newPage();
  await hosting.goto(`/meet/${demoRoom}`);
  await hosting.getByRole('button', { name: 'Start meeting' }).click();
  await hosting.getByRole('button', { name: 'Leave' }).waitFor();
  const guest = await openVisitor(browser, gate.url);
  await watchConnections(guest);
  const page = await guest.newPage();
  await page.goto(`/meet/${demoRoom}?relay`);
  await page.getByLabel('Your name').fill('Tove Nilsen');
  await page.getByRole('button', { name: 'Join' }).click();
  await awaitMedia(page, 1);
  return {
    page,
    cut() {
      gate.cut();
      relay.pause();
    },
    restore() {
      relay.goOn();
      gate.restore();
    },
  };
}

/** Waits until more frames have come than there were, over a connection that was there or over a new one. */
const awaitMore = (page: Page, before: number): Promise<unknown> =>
  page.waitForFunction(
    async (seen) => {
      let frames = 0;
      for (const connection of window.benchConnections) {
        for (const stat of (await connection.getStats()).values()) {
          if (stat.type === 'inbound-rtp' && stat.kind === 'video') frames += stat.framesDecoded ?? 0;
        }
      }
      return frames > seen;
    },
    before,
    { timeout: 60_000, polling: 20 },
  );
