import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Link {
  /** Number of the line, from 1. */
  line: number;
  target: string;
}

const link = /!?\[[^\]]*\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g;
const heading = /^#{1,6}\s+(.*)$/;

/** Lines of a Markdown text without those inside fenced code. */
function proseOf(text: string): [line: number, text: string][] {
  let fenced = false;
  return text.split('\n').flatMap((words, index): [number, string][] => {
    if (words.startsWith('```')) {
      fenced = !fenced;
      return [];
    }
    return fenced ? [] : [[index + 1, words]];
  });
}

/** Links of a Markdown text; those in code are none. */
export function findLinks(text: string): Link[] {
  return proseOf(text).flatMap(([line, words]) =>
    [...words.replaceAll(/`[^`]*`/g, '').matchAll(link)].map(([, target = '']) => ({ line, target })),
  );
}

/** Fragment names of a text's headings, as the forges make them. */
export function findAnchors(text: string): string[] {
  return proseOf(text).flatMap(([, words]) => {
    const title = heading.exec(words)?.[1];
    if (title === undefined) return [];
    const plain = title.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '');
    return [plain.trim().replaceAll(/\s/g, '-')];
  });
}

/** Relative links of a document that lead nowhere, `path:line target`. */
export function findBrokenLinks(root: string, path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return findLinks(text)
    .filter(({ target }) => !/^[a-z][a-z0-9+.-]*:/i.test(target) && !leadsSomewhere(root, path, text, target))
    .map(({ line, target }) => `${path}:${line} ${target}`);
}

function leadsSomewhere(root: string, path: string, text: string, target: string): boolean {
  const [file = '', fragment] = target.split('#');
  const place = file === '' ? join(root, path) : join(root, dirname(path), decodeURIComponent(file));
  if (!existsSync(place)) return false;
  if (fragment === undefined || !place.endsWith('.md')) return true;
  return findAnchors(file === '' ? text : readFileSync(place, 'utf8')).includes(fragment);
}
