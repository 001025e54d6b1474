const longestSide = 512;
const shortestSide = 32;

/**
 * Draws a picture anew as a PNG whose longer side has at most 512 pixels, so that a photograph of 20 MB becomes a logo and
 * nothing but pixels is sent. Null where the browser can't read it.
 */
export async function pictureForLogo(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const share = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const side = (pixels: number) => Math.max(shortestSide, Math.round(pixels * share));
  const canvas = document.createElement('canvas');
  canvas.width = side(picture.width);
  canvas.height = side(picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
