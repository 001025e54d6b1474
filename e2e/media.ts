import { type BrowserContext, expect, type Page } from '@playwright/test';

declare global {
  interface Window {
    storyPeers: RTCPeerConnection[];
  }
}

/** Remembers every peer connection of the context's pages, so that a story can read what they really receive. */
export async function watchPeers(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.storyPeers = [];
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        window.storyPeers.push(this);
      }
    };
  });
}

interface Received {
  /** Frames decoded of each remote video track that is being received. */
  frames: number[];
  /** Energy of each remote audio track. */
  energies: number[];
  /** Peer connections by state of the transport. */
  connected: number;
  made: number;
}

/** What arrives at a page, by the statistics of its peer connections. */
export const received = (page: Page): Promise<Received> =>
  page.evaluate(async () => {
    const frames: number[] = [];
    const energies: number[] = [];
    const open = window.storyPeers.filter(({ connectionState }) => connectionState === 'connected');
    for (const peer of open) {
      for (const stat of (await peer.getStats()).values()) {
        if (stat.type !== 'inbound-rtp') continue;
        if (stat.kind === 'video') frames.push(stat.framesDecoded ?? 0);
        if (stat.kind === 'audio') energies.push(stat.totalAudioEnergy ?? 0);
      }
    }
    return { frames, energies, connected: open.length, made: window.storyPeers.length };
  });

/** Waits until the page decodes moving pictures and hears sound of so many others, from now on. */
export async function expectMediaOf(page: Page, others: number, connections = others): Promise<void> {
  const before = await received(page);
  const sum = (list: number[]) => list.reduce((total, each) => total + each, 0);
  await expect
    .poll(
      async () => {
        const now = await received(page);
        const moving = now.frames.filter((frames, index) => frames > (before.frames[index] ?? 0) + 5).length;
        return { connected: now.connected, moving, sounding: sum(now.energies) > sum(before.energies) };
      },
      { timeout: 30_000 },
    )
    .toEqual({ connected: connections, moving: others, sounding: true });
}

/** Waits until every remote tile of the page shows a decoded picture. */
export async function expectPictures(page: Page, others: number): Promise<void> {
  await expect
    .poll(
      () =>
        page
          .locator('video[data-leg]')
          .evaluateAll(
            (videos) =>
              videos.filter((video) => video instanceof HTMLVideoElement && !video.paused && video.videoWidth > 0)
                .length,
          ),
      { timeout: 30_000 },
    )
    .toBeGreaterThanOrEqual(others);
}
