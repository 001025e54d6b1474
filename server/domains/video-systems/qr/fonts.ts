import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Weight of the letters. */
export type Weight = 400 | 600;

interface Subset {
  name: string;
  ranges: readonly { from: number; to: number }[];
}

const fileOf = (path: string) => fileURLToPath(import.meta.resolve(`@fontsource/inter/${path}`));

/** Parts in which the typeface comes, the commonest first, with the characters of each. */
let known: readonly Subset[] | null = null;

function subsets(): readonly Subset[] {
  known ??= Object.entries(JSON.parse(readFileSync(fileOf('unicode.json'), 'utf8')) as Record<string, string>)
    .map(([name, text]) => ({ name, ranges: text.split(',').map(readRange) }))
    .toReversed();
  return known;
}

/** `U+0100-02BA` or `U+2C`. */
function readRange(text: string): { from: number; to: number } {
  const [from = '', to = from] = text.replace('U+', '').split('-');
  return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) };
}

/** Name of the part that has a character; null where the typeface has it not. */
export function subsetOf(character: string): string | null {
  const point = character.codePointAt(0) ?? 0;
  return subsets().find(({ ranges }) => ranges.some(({ from, to }) => point >= from && point <= to))?.name ?? null;
}

const files = new Map<string, Buffer>();

/** A part of the typeface, Inter (SIL Open Font Licence 1.1). */
export function fontFile(subset: string, weight: Weight): Buffer {
  const path = `files/inter-${subset}-${weight}-normal.woff`;
  const file = files.get(path) ?? readFileSync(fileOf(path));
  files.set(path, file);
  return file;
}

/**
 * A name as the typeface can draw it: symbols that it lacks are left out; `instead` where it lacks letters, as of scripts
 * other than Latin, Greek and Cyrillic.
 */
export function drawable(name: string, instead: string): string {
  const characters = [...name.normalize('NFC')];
  if (characters.some((each) => /[\p{L}\p{N}]/u.test(each) && subsetOf(each) === null)) return instead;
  const kept = characters.filter((each) => subsetOf(each) !== null).join('');
  return kept.replaceAll(/\s+/g, ' ').trim() || instead;
}
