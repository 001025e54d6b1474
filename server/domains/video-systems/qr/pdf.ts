import PDFDocument from 'pdfkit';
import { drawable } from './fonts.ts';
import { qrMatrix } from './matrix.ts';
import { drawLine, fitLines, type Look } from './text.ts';

type Document = PDFKit.PDFDocument;

/** What a printed code says. */
export interface Card {
  name: string;
  videoAddress: string;
  link: string;
}

export interface Print {
  layout: 'card' | 'sheet';
  companyName: string;
  /** For tests: what is drawn stays readable. */
  plain?: boolean;
}

/** Points in a millimetre. */
const mm = 72 / 25.4;

interface Layout {
  /** Of the page, in points. */
  page: readonly [number, number];
  columns: number;
  rows: number;
  margin: number;
  gap: number;
  /** Side of the code, without its quiet zone. */
  code: number;
  padding: number;
  name: number;
}

const layouts: Readonly<Record<Print['layout'], Layout>> = {
  // A6, one to a page
  card: {
    page: [148 * mm, 105 * mm],
    ...{ columns: 1, rows: 1, margin: 5 * mm, gap: 0, code: 66 * mm, padding: 8 * mm, name: 20 },
  },
  // A4, six to a page
  sheet: {
    page: [297 * mm, 210 * mm],
    ...{ columns: 2, rows: 3, margin: 9 * mm, gap: 5 * mm, code: 47 * mm, padding: 7 * mm, name: 18 },
  },
};

const ink = '#000000';
const grey = '#5c5950';
const green = '#17705f';
const line = '#a8a498';

const instruction = 'Scan with your phone’s camera to bring your meeting to this screen.';

/**
 * Printed codes as a PDF, in pieces: the file is never whole in memory. Codes are drawn, not pictures, so they are sharp
 * at any size.
 */
export async function* printCodes(
  pages: AsyncIterable<readonly Card[]>,
  { layout, companyName, plain = false }: Print,
): AsyncGenerator<Uint8Array> {
  const form = layouts[layout];
  const document = new PDFDocument({
    size: [...form.page],
    margin: 0,
    autoFirstPage: false,
    compress: !plain,
    lang: 'en',
    displayTitle: true,
    info: { Title: `QR codes ${companyName}`, Creator: 'Rotunda' },
  });
  let place = 0;
  for await (const cards of pages) {
    for (const card of cards) {
      if (place % (form.columns * form.rows) === 0) {
        document.addPage();
        yield* taken(document);
      }
      drawCard(document, card, companyName, form, place % (form.columns * form.rows));
      place += 1;
    }
  }
  if (place === 0) {
    document.addPage();
    drawLine(document, 'No video system fits.', { weight: 400, size: 12, color: ink }, form.margin, form.margin + 12);
  }
  document.end();
  yield* taken(document);
}

/** What is written by now. */
function* taken(document: Document): Generator<Uint8Array> {
  for (let piece: unknown = document.read(); piece instanceof Uint8Array; piece = document.read()) yield piece;
}

function drawCard(document: Document, card: Card, companyName: string, form: Layout, place: number): void {
  const { page, columns, rows, margin, gap, code, padding } = form;
  const width = (page[0] - 2 * margin - (columns - 1) * gap) / columns;
  const height = (page[1] - 2 * margin - (rows - 1) * gap) / rows;
  const left = margin + (place % columns) * (width + gap);
  const top = margin + Math.floor(place / columns) * (height + gap);
  document.lineWidth(0.6).strokeColor(line).roundedRect(left, top, width, height, 8).stroke();
  drawCode(document, card.link, left + padding, top + (height - code) / 2, code);
  const x = left + padding + code + padding;
  drawWords(document, card, companyName, form, { x, top, width: left + width - padding - x, height });
}

function drawCode(document: Document, link: string, left: number, top: number, side: number): void {
  const { size, runs } = qrMatrix(link);
  const module = side / size;
  for (const { x, y, length } of runs) {
    document.rect(left + x * module, top + y * module, length * module, module);
  }
  document.fillColor(ink).fill();
}

interface Box {
  x: number;
  top: number;
  width: number;
  height: number;
}

/** Company, name, address and the one line of instruction, centred beside the code. */
function drawWords(document: Document, card: Card, companyName: string, form: Layout, box: Box): void {
  const { width } = box;
  const [localPart = ''] = card.videoAddress.split('@');
  const fitted = (text: string, look: Look, most: number, smallest: number) =>
    fitLines(document, text, look, { width, most, smallest });
  const company = drawable(companyName, '');
  const blocks = [
    ...(company ? [{ ...fitted(company, { weight: 600, size: 10.5, color: green }, 1, 8), after: 7 }] : []),
    { ...fitted(drawable(card.name, localPart), { weight: 600, size: form.name, color: ink }, 3, 11), after: 3 },
    { ...fitted(card.videoAddress, { weight: 400, size: 10.5, color: grey }, 3, 7), after: 11 },
    { ...fitted(instruction, { weight: 400, size: 10, color: ink }, 4, 7), after: 0 },
  ];
  const heightOf = (block: (typeof blocks)[number]) => block.lines.length * block.look.size * 1.28 + block.after;
  let y = box.top + (box.height - blocks.reduce((sum, block) => sum + heightOf(block), 0)) / 2;
  for (const block of blocks) {
    for (const text of block.lines) {
      y += block.look.size * 1.28;
      drawLine(document, text, block.look, box.x, y - block.look.size * 0.32);
    }
    y += block.after;
  }
}
