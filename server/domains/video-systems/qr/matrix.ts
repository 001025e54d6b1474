import { create } from 'qrcode';

/** A QR code (ISO/IEC 18004) as runs of dark modules; a scanner wants `quietZone` light modules around it. */
export interface QrMatrix {
  /** Modules on a side, without the quiet zone. */
  size: number;
  runs: readonly { x: number; y: number; length: number }[];
}

/** Light modules around a code (ISO/IEC 18004, 5.3.8). */
export const quietZone = 4;

/** The code for a text; level M reads with 15 % of it damaged. */
export function qrMatrix(text: string): QrMatrix {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const runs: { x: number; y: number; length: number }[] = [];
  for (let y = 0; y < size; y += 1) {
    let from = -1;
    for (let x = 0; x <= size; x += 1) {
      const dark = x < size && data[y * size + x] === 1;
      if (dark && from < 0) from = x;
      if (!dark && from >= 0) {
        runs.push({ x: from, y, length: x - from });
        from = -1;
      }
    }
  }
  return { size, runs };
}

/** The code as a picture of any size, black on white with its quiet zone. */
export function qrSvg(text: string, label: string): string {
  const { size, runs } = qrMatrix(text);
  const side = size + 2 * quietZone;
  const path = runs.map(({ x, y, length }) => `M${x + quietZone} ${y + quietZone}h${length}v1h-${length}z`).join('');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" role="img">`,
    `<title>${escaped(label)}</title>`,
    `<rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`,
  ].join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (found) => entities[found] ?? found);
