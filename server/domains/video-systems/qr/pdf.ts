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
const copper = '#a34a25';

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
  const standing = standingWords(document, companyName, form);
  let place = 0;
  for await (const cards of pages) {
    for (const card of cards) {
      if (place % (form.columns * form.rows) === 0) {
        document.addPage();
        yield* taken(document);
      }
      drawCard(document, card, standing, form, place % (form.columns * form.rows));
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

const cardWidth = ({ page, columns, margin, gap }: Layout): number =>
  (page[0] - 2 * margin - (columns - 1) * gap) / columns;

const wordsWidth = (form: Layout): number => cardWidth(form) - form.code - 3 * form.padding;

function drawCard(document: Document, card: Card, standing: Standing, form: Layout, place: number): void {
  const { page, columns, rows, margin, gap, code, padding } = form;
  const width = cardWidth(form);
  const height = (page[1] - 2 * margin - (rows - 1) * gap) / rows;
  const left = margin + (place % columns) * (width + gap);
  const top = margin + Math.floor(place / columns) * (height + gap);
  document.lineWidth(0.6).strokeColor(line).roundedRect(left, top, width, height, 8).stroke();
  drawCode(document, card.link, left + padding, top + (height - code) / 2, code);
  const x = left + padding + code + padding;
  drawWords(document, card, standing, form, { x, top, width: wordsWidth(form), height });
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

interface Block {
  lines: string[];
  look: Look;
  /** Points below it. */
  after: number;
  /** Rotunda's mark stands before it. */
  marked?: boolean;
}

/** Side of the mark and its place before the company's name, in points. */
const mark = { side: 14, width: 19 };

/** Rotunda's mark, drawn on a square of 26. */
function drawMark(document: Document, x: number, y: number): void {
  document
    .save()
    .translate(x, y)
    .scale(mark.side / 26);
  document.lineWidth(1.9).lineCap('round').strokeColor(green);
  document.path('M5.4 15a7.6 7.6 0 0 1 15.2 0M4.6 17.6h16.8M2.6 21h20.8').stroke();
  document.lineWidth(1.5).path('M9.5 12v2.6M13 10.6v4M16.5 12v2.6').stroke();
  document.circle(13, 4, 1.6).fill(copper).restore();
}

/** What stands on every card, broken into lines once. */
interface Standing {
  company: Block | null;
  instruction: Block;
}

function standingWords(document: Document, companyName: string, form: Layout): Standing {
  const width = wordsWidth(form);
  const name = drawable(companyName, '');
  const company = { weight: 600, size: 10.5, color: green } as const;
  return {
    company:
      name === ''
        ? null
        : {
            ...fitLines(document, name, company, { width: width - mark.width, most: 1, smallest: 8 }),
            ...{ after: 7, marked: true },
          },
    instruction: {
      ...fitLines(document, instruction, { weight: 400, size: 10, color: ink }, { width, most: 4, smallest: 7 }),
      after: 0,
    },
  };
}

const lineHeight = 1.28;

/** Company, name, address and the one line of instruction, centred beside the code. */
function drawWords(document: Document, card: Card, standing: Standing, form: Layout, box: Box): void {
  const { width } = box;
  const [localPart = ''] = card.videoAddress.split('@');
  const name = { weight: 600, size: form.name, color: ink } as const;
  const address = { weight: 400, size: 10.5, color: grey } as const;
  const blocks: Block[] = [
    ...(standing.company ? [standing.company] : []),
    { ...fitLines(document, drawable(card.name, localPart), name, { width, most: 3, smallest: 11 }), after: 3 },
    { ...fitLines(document, card.videoAddress, address, { width, most: 3, smallest: 7 }), after: 11 },
    standing.instruction,
  ];
  const heightOf = ({ lines, look, after }: Block) => lines.length * look.size * lineHeight + after;
  let y = box.top + (box.height - blocks.reduce((sum, block) => sum + heightOf(block), 0)) / 2;
  for (const { lines, look, after, marked = false } of blocks) {
    for (const text of lines) {
      y += look.size * lineHeight;
      const baseline = y - look.size * (lineHeight - 1);
      if (marked) drawMark(document, box.x, baseline - 11);
      drawLine(document, text, look, box.x + (marked ? mark.width : 0), baseline);
    }
    y += after;
  }
}
