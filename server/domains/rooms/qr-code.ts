import { toBuffer, toString as toText } from 'qrcode';

/** Modules of white around the code (ISO/IEC 18004, section 9.1). */
const margin = 4;

/** A link as a QR code, as SVG: it scales, and is what is printed. */
export async function drawSvg(link: string): Promise<Uint8Array> {
  return Buffer.from(await toText(link, { type: 'svg', errorCorrectionLevel: 'M', margin }));
}

/** The same as a PNG of about so many pixels: a module has whole ones. */
export const drawPng = (link: string, pixels: number): Promise<Uint8Array> =>
  toBuffer(link, { type: 'png', errorCorrectionLevel: 'M', margin, width: pixels });
