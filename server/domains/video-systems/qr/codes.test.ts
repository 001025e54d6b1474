import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import jsQR from 'jsqr';
import { expect, test } from 'vitest';
import type { VideoSystemId } from '../../../../contract/ids.ts';
import { secretsFrom } from '../../../platform/config/secrets.ts';
import { drawable } from './fonts.ts';
import { type QrMatrix, qrMatrix, qrSvg, quietZone } from './matrix.ts';
import { printCodes } from './pdf.ts';
import { digestNow, qrDigestOf, qrTokenOf } from './token.ts';

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a camera reads of dark rectangles on white, at so many pixels a unit. */
function read(dark: readonly Rectangle[], side: number, scale: number): string | null {
  const pixels = Math.ceil(side * scale);
  const picture = new Uint8ClampedArray(pixels * pixels * 4).fill(255);
  for (const { x, y, width, height } of dark) {
    for (let row = Math.round(y * scale); row < Math.round((y + height) * scale); row += 1) {
      for (let column = Math.round(x * scale); column < Math.round((x + width) * scale); column += 1) {
        picture.fill(0, (row * pixels + column) * 4, (row * pixels + column) * 4 + 3);
      }
    }
  }
  return jsQR.default(picture, pixels, pixels)?.data ?? null;
}

const rectangles = ({ runs }: QrMatrix): Rectangle[] =>
  runs.map(({ x, y, length }) => ({ x: x + quietZone, y: y + quietZone, width: length, height: 1 }));

const host = fc.tuple(fc.domain(), fc.constantFrom('', ':3000', ':8443')).map((parts) => parts.join(''));
const token = fc.stringMatching(/^[\w-]{22}$/);

test('whatever the service is called, its codes are read as they are drawn', () => {
  fc.assert(
    fc.property(host, token, (name, secret) => {
      const link = `https://${name}/s/${secret}`;
      const matrix = qrMatrix(link);
      expect(read(rectangles(matrix), matrix.size + 2 * quietZone, 4)).toBe(link);
    }),
    { numRuns: 60 },
  );
});

test('the picture holds the same modules, and nothing of the name can break out of it', () => {
  const svg = qrSvg('https://rotunda.example/s/abc', '</title><script>alert(1)</script>"&');
  const { size, runs } = qrMatrix('https://rotunda.example/s/abc');
  expect(svg).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`);
  expect(svg.match(/M\d+ \d+h/g)).toHaveLength(runs.length);
  expect(svg).not.toContain('<script>');
});

test('a token is the same each time, and another for another secret, system or version', () => {
  const [one, other] = [secretsFrom(randomBytes(32)), secretsFrom(randomBytes(32))];
  const system = { id: '0198f0f5-0000-7000-8000-000000000001' as VideoSystemId, qrSource: null, qrVersion: 1 };
  const moved = { ...system, id: '0198f0f5-0000-7000-8000-000000000002' as VideoSystemId, qrSource: system.id };
  const of = (secrets: typeof one, coded = system) => qrTokenOf({ secrets }, coded);
  expect(of(one)).toMatch(/^[\w-]{22}$/);
  expect(qrTokenOf({ secrets: one }, moved)).toBe(of(one));
  const all = [of(one), of(other), of(one, { ...system, qrVersion: 2 }), of(one, { ...moved, qrSource: null })];
  expect(new Set(all).size).toBe(4);
  expect(digestNow({ secrets: one }, system)).toBe(qrDigestOf({ secrets: one }, of(one)));
  expect(digestNow({ secrets: one }, system)).not.toContain(of(one));
});

async function* pagesOf<Card>(cards: readonly Card[]): AsyncGenerator<readonly Card[]> {
  yield cards;
}

/** The drawing of a PDF that was written without compression, a page each: the rectangles that are filled. */
async function drawnPages(layout: 'card' | 'sheet', links: readonly string[]): Promise<Rectangle[][]> {
  const cards = links.map((link, at) => ({ name: `Room ${at}`, videoAddress: `room.${at}@acme.example`, link }));
  const pieces: Uint8Array[] = [];
  for await (const piece of printCodes(pagesOf(cards), { layout, companyName: 'Acme', plain: true }))
    pieces.push(piece);
  const text = Buffer.concat(pieces).toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text.trimEnd().endsWith('%%EOF')).toBe(true);
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)endstream/g)].map(([, content = '']) => content);
  return streams
    .map((content) => [...content.matchAll(/^([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re$/gm)])
    .filter((found) => found.length > 0)
    .map((found) =>
      found.map(([, x, y, width, height]) => ({
        ...{ x: Number(x), y: Number(y), width: Number(width), height: Number(height) },
      })),
    );
}

/** The rectangles inside a square of the page, moved to its corner. */
const within = (all: readonly Rectangle[], left: number, top: number, side: number): Rectangle[] =>
  all
    .filter(({ x, y }) => x >= left && x < left + side && y >= top && y < top + side)
    .map((each) => ({ ...each, x: each.x - left, y: each.y - top }));

test('what the PDF draws is read as the links: a card each, and six to a sheet', async () => {
  const links = Array.from({ length: 8 }, (_, at) => `https://meet.acme.example/s/abcdefghijklmnopqrst-${at}`);
  const cards = await drawnPages('card', links);
  expect(cards).toHaveLength(8);
  for (const [at, page] of cards.entries()) expect(read(within(page, 0, 0, 300), 300, 3)).toBe(links[at]);

  const sheets = await drawnPages('sheet', links);
  expect(sheets.map((page) => page.length > 0)).toEqual([true, true]);
  const [width, height] = [841.89 / 2, 595.28 / 3];
  const places = [0, 1, 2, 3, 4, 5].map((place) => [(place % 2) * width, Math.floor(place / 2) * height] as const);
  const readAt = (page: readonly Rectangle[], count: number) =>
    places.slice(0, count).map(([left, top]) => read(within(page, left, top, height), height, 4));
  expect(readAt(sheets[0] ?? [], 6)).toEqual(links.slice(0, 6));
  expect(readAt(sheets[1] ?? [], 2)).toEqual(links.slice(6));
});

test('names are drawn as far as the typeface goes, and the address stands for those of other scripts', () => {
  expect(drawable('Bergen 4th floor 🎉', 'bergen4')).toBe('Bergen 4th floor');
  expect(drawable('Αθήνα, Łódź, Київ, Hà Nội', 'x')).toBe('Αθήνα, Łódź, Київ, Hà Nội');
  expect(drawable('会議室 3', 'meeting.room')).toBe('meeting.room');
  expect(drawable('غرفة', 'room.one')).toBe('room.one');
  expect(drawable('🎉', 'party')).toBe('party');
});
