import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { flags } from './browser-flags.ts';
import { launchChromium } from './launch-chromium.ts';
import { expectMediaOf, expectPictures } from './media.ts';
import { ingridsRoom, openPerson, setUpService } from './people.ts';
import { RelayServer } from './relay-server.ts';
import { RunningService } from './running-service.ts';

const hour = 3_600_000;

/** Types of the two ends of each path that media takes. */
const pathsOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const paths: string[] = [];
    for (const peer of window.storyPeers.filter(({ connectionState }) => connectionState === 'connected')) {
      const stats = new Map<string, Record<string, string>>(await peer.getStats());
      const chosen = [...stats.values()].find(({ type }) => type === 'transport')?.['selectedCandidatePairId'];
      const pair = stats.get(chosen ?? '');
      const end = (id: string | undefined) => stats.get(id ?? '')?.['candidateType'] ?? 'none';
      paths.push(`${end(pair?.['localCandidateId'])} ${end(pair?.['remoteCandidateId'])}`);
    }
    return paths;
  });

/** Ingrid starts a meeting and Tove joins it: they see and hear each other, by the relay only. */
async function meetByRelay(ingrid: Page, tove: Page): Promise<void> {
  await ingrid.goto(`${ingridsRoom}?relay`);
  await ingrid.getByRole('button', { name: 'Start meeting' }).click();
  await ingrid.getByRole('button', { name: 'Leave' }).waitFor();
  await tove.goto(`${ingridsRoom}?relay`);
  await tove.getByLabel('Your name').fill('Tove Nilsen');
  await tove.getByRole('button', { name: 'Join' }).click();
  for (const page of [ingrid, tove]) {
    await expectMediaOf(page, 1);
    await expectPictures(page, 1);
    expect(await pathsOf(page)).toEqual(['relay relay']);
  }
}

/** Asks a relay for an address in the browser: how many it gives, and with which code it refuses. */
const askRelay = (page: Page, server: RTCIceServer): Promise<{ relayed: number; codes: number[] }> =>
  page.evaluate(async (iceServer) => {
    const peer = new RTCPeerConnection({ iceServers: [iceServer], iceTransportPolicy: 'relay' });
    const codes: number[] = [];
    let relayed = 0;
    const done = new Promise<void>((resolve) => {
      peer.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate?.type === 'relay') relayed += 1;
        if (!candidate) resolve();
      });
      peer.addEventListener('icecandidateerror', ({ errorCode }) => codes.push(errorCode));
    });
    peer.createDataChannel('probe');
    await peer.setLocalDescription();
    await done;
    peer.close();
    return { relayed, codes };
  }, server);

test('people whom only a relay connects see and hear each other, and the relay serves nobody else', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const relay = await RelayServer.start({ privatePeers: true });
  const service = await RunningService.start('serve', { TURN_URL: relay.url, TURN_SECRET: relay.secret });
  const ingrid = await openPerson(browser, service.url);
  const tove = await openPerson(browser, service.url);
  try {
    await setUpService(ingrid.page, service.setupCode);

    await test.step('Both send and receive by the relay only, and media flows', async () => {
      await meetByRelay(ingrid.page, tove.page);
    });

    await test.step('Without the relay nothing comes; when it is back, they see each other again by themselves', async () => {
      relay.pause();
      const tile = ingrid.page.getByRole('figure', { name: 'Tove Nilsen' });
      await expect(tile).toContainText('Reconnecting', { timeout: 60_000 });
      relay.goOn();
      for (const { page } of [ingrid, tove]) await expectMediaOf(page, 1);
      await expect(tile).not.toContainText('Reconnecting', { timeout: 60_000 });
    });

    await test.step('Credentials that are wrong, or whose hour is over, are refused', async () => {
      const { url } = relay;
      const soon = new Date(Date.now() + hour);
      const page = tove.page;
      expect((await askRelay(page, { urls: url, ...relay.credentials(soon) })).relayed).toBeGreaterThan(0);
      const wrong = await askRelay(page, { urls: url, ...relay.credentials(soon, 'guessed') });
      expect(wrong).toMatchObject({ relayed: 0, codes: expect.arrayContaining([401]) });
      const over = await askRelay(page, { urls: url, ...relay.credentials(new Date(Date.now() - hour)) });
      expect(over).toMatchObject({ relayed: 0, codes: expect.arrayContaining([401]) });
    });

    await test.step('The connection test calls itself over the relay, and says when the way to it is shut', async () => {
      const { page } = ingrid;
      await page.goto('/test');
      const call = page.getByRole('listitem').filter({ hasText: 'Call to yourself' });
      await expect(call).toContainText('over the relay', { timeout: 60_000 });
      await expect(page.getByRole('listitem').filter({ hasText: 'Relay over UDP' })).toContainText('Open');
      await expectAccessible(page, 'connection test');
      relay.pause();
      await page.getByRole('button', { name: 'Test again' }).click();
      await expect(page.getByText('This network lets no media through to the relay.')).toBeVisible({ timeout: 90_000 });
      relay.goOn();
    });
  } finally {
    for (const { leave } of [ingrid, tove]) await leave();
    await service.stop();
    await relay.stop();
  }
});

/** How each open connection reaches its relay. */
const relayProtocolsOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const protocols = new Set<string>();
    for (const peer of window.storyPeers.filter(({ connectionState }) => connectionState === 'connected')) {
      for (const stat of (await peer.getStats()).values()) {
        if (stat.type === 'local-candidate' && stat.candidateType === 'relay') protocols.add(stat.relayProtocol);
      }
    }
    return [...protocols];
  });

test('where only a relay over TLS is let through, people see and hear each other', async () => {
  test.setTimeout(180_000);
  const relay = await RelayServer.start({ privatePeers: true, tls: true });
  const service = await RunningService.start('serve', { TURN_URL: relay.url, TURN_SECRET: relay.secret });
  // Nobody has signed the relay's certificate.
  const browser = await launchChromium([...flags, '--ignore-certificate-errors']);
  try {
    const [ingrid, tove] = [await openPerson(browser, service.url), await openPerson(browser, service.url)];
    await setUpService(ingrid.page, service.setupCode);
    await meetByRelay(ingrid.page, tove.page);
    for (const { page } of [ingrid, tove]) expect(await relayProtocolsOf(page)).toEqual(['tls']);
  } finally {
    await browser.close();
    await service.stop();
    await relay.stop();
  }
});

/** Whether two ends in the browser, at private addresses, come together over a relay alone. */
const joinOver = (page: Page, server: RTCIceServer): Promise<{ ended: string; relayed: number }> =>
  page.evaluate(async (iceServer) => {
    const open = () => new RTCPeerConnection({ iceServers: [iceServer], iceTransportPolicy: 'relay' });
    const [one, two] = [open(), open()];
    const gather = async (peer: RTCPeerConnection) => {
      const gathered = new Promise<void>((resolve) => {
        peer.addEventListener('icecandidate', ({ candidate }) => !candidate && resolve());
      });
      await peer.setLocalDescription();
      await gathered;
      if (!peer.localDescription) throw new Error('no description');
      return peer.localDescription;
    };
    one.createDataChannel('probe');
    const offer = await gather(one);
    await two.setRemoteDescription(offer);
    const answer = await gather(two);
    const ended = new Promise<string>((resolve) => {
      one.addEventListener('iceconnectionstatechange', () => {
        if (['connected', 'disconnected', 'failed'].includes(one.iceConnectionState)) resolve(one.iceConnectionState);
      });
    });
    await one.setRemoteDescription(answer);
    const outcome = { ended: await ended, relayed: offer.sdp.split('typ relay').length - 1 };
    one.close();
    two.close();
    return outcome;
  }, server);

test('with the documented settings a relay reaches nobody inside the network that it stands in', async ({ page }) => {
  test.setTimeout(120_000);
  for (const privatePeers of [true, false]) {
    const relay = await RelayServer.start({ privatePeers });
    try {
      const outcome = await joinOver(page, { urls: relay.url, ...relay.credentials(new Date(Date.now() + hour)) });
      expect(outcome.relayed).toBeGreaterThan(0);
      expect(outcome.ended === 'connected').toBe(privatePeers);
    } finally {
      await relay.stop();
    }
  }
});
