import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Milliseconds from the last click to the first frame of a video that is not muted, which one's own always is. */
    benchFirstFrame: Promise<number>;
  }
}

/** Lets the page watch for the first frame of another party. Call before it loads. */
export const watchFirstFrame = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    let clicked = 0;
    addEventListener('click', ({ timeStamp }) => (clicked = timeStamp), { capture: true });
    window.benchFirstFrame = new Promise((resolve) => {
      const watched = new WeakSet<HTMLVideoElement>();
      const watch = () => {
        for (const video of document.querySelectorAll('video')) {
          if (watched.has(video)) continue;
          watched.add(video);
          const see = () => video.muted || resolve(performance.now() - clicked);
          video.requestVideoFrameCallback(see);
        }
      };
      new MutationObserver(watch).observe(document, { childList: true, subtree: true });
    });
  });

export const firstFrameAfterClick = (page: Page): Promise<number> => page.evaluate(() => window.benchFirstFrame);

/** Waits until somebody has seen their own picture for half a second, as people do before they click. */
export async function awaitPreview(page: Page): Promise<void> {
  await page.locator('video').first().waitFor();
  await page
    .locator('video')
    .first()
    .evaluate(
      (video: HTMLVideoElement) =>
        new Promise<void>((resolve) => {
          let left = 10;
          const see = () => {
            left -= 1;
            if (left === 0) resolve();
            else video.requestVideoFrameCallback(see);
          };
          video.requestVideoFrameCallback(see);
        }),
    );
}
