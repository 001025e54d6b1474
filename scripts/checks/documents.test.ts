import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { problems } from '../../contract/problems.ts';
import { readConfig } from '../../server/platform/config/config.ts';
import { findAnchors, findBrokenLinks, findLinks } from './documents.ts';
import { problemsPage } from './problems-page.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const documentsIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(folder, path));
const documents = [
  'README.md',
  'CHANGELOG.md',
  ...['docs', 'server', 'web/features'].flatMap(documentsIn),
  'web/README.md',
];

test('links are found outside of code, with their lines', () => {
  expect(findLinks('see [a](b.md)\n```\n[x](y)\n```\n`[c](d)` ![p](e.png "title")')).toEqual([
    { line: 1, target: 'b.md' },
    { line: 5, target: 'e.png' },
  ]);
  expect(findAnchors('# Which way, `now`?\n## A b')).toEqual(['which-way-now', 'a-b']);
});

test('a link that leads nowhere is named', () => {
  expect(findBrokenLinks(root, 'scripts/checks/planted/broken-links.md')).toEqual([
    'scripts/checks/planted/broken-links.md:3 nothing.md',
    'scripts/checks/planted/broken-links.md:4 #nowhere',
  ]);
});

test('every relative link of every document leads somewhere', () => {
  expect(documents.length).toBeGreaterThan(20);
  expect(documents.flatMap((path) => findBrokenLinks(root, path))).toEqual([]);
});

test('docs/problems.md is what the catalogue says now: run `node scripts/write-problems-page.ts`', () => {
  const page = read('docs/problems.md');
  expect(Object.keys(problems).filter((code) => !page.includes(`\n## \`${code}\`\n`))).toEqual([]);
  expect(page).toBe(problemsPage());
});

test('docs/operating.md names every setting that the service reads', () => {
  const page = read('docs/operating.md');
  const settings = [...read('server/platform/config/config.ts').matchAll(/^ {2,4}([A-Z_]{4,}): /gm)].map(
    ([, name = '']) => name,
  );
  expect(settings).toContain('DATABASE_URL');
  expect(settings.length).toBeGreaterThan(12);
  expect(settings.filter((name) => !new RegExp(`\\| \`${name}\`\\s+\\|`).test(page))).toEqual([]);
  expect(page).toContain(`\`${readConfig({}).port}\``);
});

test('each decision has a number of its own, a context, a decision and consequences', () => {
  const decisions = documentsIn('docs/decisions');
  const numbers = decisions.map((path) => basename(path).slice(0, 3));
  expect(numbers).toEqual([...new Set(numbers)]);
  for (const path of decisions) {
    expect(path).toMatch(/\/\d{3}-[a-z0-9-]+\.md$/);
    for (const part of ['Context', 'Decision', 'Consequences']) expect(read(path), path).toContain(part);
  }
});

test('no document depends on a folder outside of the project', () => {
  expect(documents.filter((path) => /\.\.\/shared\//.test(read(path)))).toEqual([]);
});
