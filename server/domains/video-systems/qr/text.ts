import { fontFile, subsetOf, type Weight } from './fonts.ts';

type Document = PDFKit.PDFDocument;

/** How a text looks. */
export interface Look {
  weight: Weight;
  /** In points. */
  size: number;
  color: string;
}

/** Characters in a row that one part of the typeface has. */
interface Run {
  text: string;
  subset: string;
}

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const subset = subsetOf(character) ?? 'latin';
    const last = runs.at(-1);
    if (last?.subset === subset) last.text += character;
    else runs.push({ text: character, subset });
  }
  return runs;
}

/** Parts of the typeface that a document knows. */
const registered = new WeakMap<Document, Set<string>>();

function setFont(document: Document, subset: string, { weight, size }: Look): void {
  const name = `Inter-${subset}-${weight}`;
  const names = registered.get(document) ?? new Set();
  if (!names.has(name)) document.registerFont(name, fontFile(subset, weight));
  registered.set(document, names.add(name));
  document.font(name).fontSize(size);
}

function widthOf(document: Document, text: string, look: Look): number {
  let width = 0;
  for (const run of runsOf(text)) {
    setFont(document, run.subset, look);
    width += document.widthOfString(run.text);
  }
  return width;
}

/** Draws one line, its baseline at `y`. */
export function drawLine(document: Document, text: string, look: Look, x: number, y: number): void {
  let at = x;
  document.fillColor(look.color);
  for (const run of runsOf(text)) {
    setFont(document, run.subset, look);
    document.text(run.text, at, y, { lineBreak: false, baseline: 'alphabetic' });
    at += document.widthOfString(run.text);
  }
}

/** Breaks a text at spaces, and after `@` or within a word where nothing else helps, into lines of at most `width` points. */
function breakLines(document: Document, text: string, look: Look, width: number): string[] {
  const fits = (line: string) => widthOf(document, line.trimEnd(), look) <= width;
  if (fits(text)) return text === '' ? [] : [text];
  const lines: string[] = [];
  let line = '';
  const endLine = () => {
    lines.push(line.trimEnd());
    line = '';
  };
  for (const piece of text.split(/(?<=[ @])/)) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line !== '') endLine();
    if (fits(piece)) {
      line = piece;
      continue;
    }
    for (const character of piece) {
      if (line !== '' && !fits(line + character)) endLine();
      line += character;
    }
  }
  endLine();
  return lines.filter((each) => each !== '');
}

/** The largest of the sizes at which a text takes at most `most` lines, and those lines; cut with … at the smallest. */
export function fitLines(document: Document, text: string, look: Look, { width, most, smallest }: Fit) {
  for (let size = look.size; size >= smallest; size -= 0.5) {
    const sized = { ...look, size };
    const lines = breakLines(document, text, sized, width);
    if (lines.length <= most) return { lines, look: sized };
  }
  const sized = { ...look, size: smallest };
  const lines = breakLines(document, text, sized, width).slice(0, most);
  let last = lines.at(-1) ?? '';
  while (last !== '' && widthOf(document, `${last}…`, sized) > width) last = last.slice(0, -1);
  return { lines: [...lines.slice(0, -1), `${last}…`], look: sized };
}

export interface Fit {
  /** In points. */
  width: number;
  most: number;
  smallest: number;
}
