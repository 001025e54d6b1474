import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    benchConnections: RTCPeerConnection[];
  }
}

/** Remembers every peer connection of the visitor's pages. Call before they load. */
export const watchConnections = (visitor: BrowserContext): Promise<unknown> =>
  visitor.addInitScript(() => {
    window.benchConnections = [];
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        window.benchConnections.push(this);
      }
    };
  });

/** Waits until the pictures of so many others move on the page. */
export async function awaitMedia(page: Page, others: number): Promise<void> {
  const before = await framesOf(page);
  await page.waitForFunction(
    async ([wanted, seen]) => {
      const counts: number[] = [];
      for (const connection of window.benchConnections) {
        for (const stat of (await connection.getStats()).values()) {
          if (stat.type === 'inbound-rtp' && stat.kind === 'video' && stat.framesDecoded > 0)
            counts.push(stat.framesDecoded);
        }
      }
      return counts.filter((frames, index) => frames > (seen[index] ?? 0) + 5).length >= wanted;
    },
    [others, before] as const,
    { timeout: 60_000, polling: 100 },
  );
}

/** Frames of each picture that has come. */
export const framesOf = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const counts: number[] = [];
    for (const connection of window.benchConnections) {
      for (const stat of (await connection.getStats()).values()) {
        if (stat.type === 'inbound-rtp' && stat.kind === 'video' && stat.framesDecoded > 0)
          counts.push(stat.framesDecoded);
      }
    }
    return counts;
  });
