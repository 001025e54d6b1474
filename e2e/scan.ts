import { fileURLToPath } from 'node:url';
import type { Browser, Locator } from '@playwright/test';

declare global {
  /** Of `jsqr`, in the page that reads codes. */
  function jsQR(data: Uint8ClampedArray, width: number, height: number): { data: string } | null;
}

/** Reads the QR codes in pictures of these elements, as a phone's camera does; null where there is none. */
export async function scan(browser: Browser, elements: readonly Locator[]): Promise<(string | null)[]> {
  const page = await browser.newPage();
  try {
    await page.addScriptTag({ path: fileURLToPath(import.meta.resolve('jsqr')) });
    const read: (string | null)[] = [];
    for (const element of elements) {
      const picture = (await element.screenshot()).toString('base64');
      read.push(await page.evaluate(readPicture, picture));
    }
    return read;
  } finally {
    await page.close();
  }
}

async function readPicture(base64: string): Promise<string | null> {
  const picture = new Image();
  picture.src = `data:image/png;base64,${base64}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('a canvas that cannot be drawn on');
  brush.drawImage(picture, 0, 0);
  const { data, width, height } = brush.getImageData(0, 0, canvas.width, canvas.height);
  return jsQR(data, width, height)?.data ?? null;
}
